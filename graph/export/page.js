(() => {
'use strict';
// Everything that came out of a text is set by textContent, never as markup.
const data = JSON.parse(document.getElementById('data').textContent);
const $ = id => document.getElementById(id);
const make = (tag, props = {}, ...children) => {
  const e = document.createElement(tag);
  for (const [k, v] of Object.entries(props)) {
    if (k in e) e[k] = v; else e.setAttribute(k, v);
  }
  e.append(...children);
  return e;
};
const name = s => make('bdi', { dir: 'auto' }, s);
const words = s => s.toLowerCase().replaceAll('_', ' ');
const number = n => n >= 100 || Number.isInteger(n) ? Math.round(n).toLocaleString('en') : String(+n.toPrecision(3));
const many = (n, one, more) => `${n.toLocaleString('en')} ${n === 1 ? one : more}`;
const period = x => !x.first ? '' : x.first === x.last ? x.first : `${x.first} – ${x.last}`;
const polarity = { NEG: 'denied', FUTURE: 'planned', HYPOTHETICAL: 'supposed' };
const relation = e => e.tie ? words(e.type) + (polarity[e.polarity] ? ` (${polarity[e.polarity]})` : '') : 'mentioned together';

const { nodes, edges } = data;
const touching = nodes.map(() => []);
edges.forEach((e, i) => { touching[e.a].push(i); if (e.b !== e.a) touching[e.b].push(i); });
let by = data.cluster;
const colour = i => data.palettes[by].colours[data.palettes[by].of[i]];

// The graph, at the places of the picture.
document.documentElement.classList.toggle('dark', matchMedia('(prefers-color-scheme: dark)').matches);
const dark = () => document.documentElement.classList.contains('dark');
const css = v => getComputedStyle(document.documentElement).getPropertyValue(v).trim();
const tieColour = { '': ['#005a96', '#7cc4f2'], NEG: ['#d55e00', '#ff8a3d'], FUTURE: ['#aa5082', '#e29bc4'], HYPOTHETICAL: ['#aa5082', '#e29bc4'] };
const strokeOf = e => {
  if (e.tie) return (tieColour[e.polarity] || tieColour[''])[dark() ? 1 : 0];
  const p = data.palettes[by];
  if (p.of[e.a] === p.of[e.b] && p.grey !== p.of[e.a]) return p.colours[p.of[e.a]];
  return dark() ? '#8a919c' : '#787e88';
};
const styles = () => [
  { selector: 'node', style: {
    'width': 'data(size)', 'height': 'data(size)', 'background-color': 'data(colour)', 'border-width': 1, 'border-color': css('--paper'),
    'label': 'data(label)', 'font-size': 'data(font)', 'font-family': 'Helvetica, Arial, Liberation Sans, sans-serif', 'text-wrap': 'wrap', 'text-max-width': 1e6, 'text-valign': 'bottom', 'text-margin-y': 1,
    'color': css('--ink'), 'text-outline-color': css('--paper'), 'text-outline-width': 1.6, 'text-outline-opacity': 0.9, 'min-zoomed-font-size': 8, 'z-index': 'data(font)' } },
  { selector: 'edge', style: { 'width': 'data(width)', 'line-color': 'data(colour)', 'opacity': 'data(alpha)', 'curve-style': 'haystack', 'haystack-radius': 0 } },
  { selector: 'edge.tie', style: {
    'curve-style': 'unbundled-bezier', 'edge-distances': 'node-position', 'control-point-weights': 'data(mid)', 'control-point-distances': 'data(bend)', 'text-margin-x': 'data(dx)', 'text-margin-y': 'data(dy)', 'line-style': 'data(dash)', 'target-arrow-shape': 'data(arrow)', 'target-arrow-color': 'data(colour)', 'arrow-scale': 0.7,
    'label': 'data(label)', 'font-size': 7.5, 'min-zoomed-font-size': 7, 'color': 'data(colour)', 'text-outline-color': css('--paper'), 'text-outline-width': 1.6 } },
  { selector: '.hidden', style: { 'display': 'none' } },
  { selector: '.faded', style: { 'opacity': 0.07, 'text-opacity': 0.25 } },
  { selector: 'node.faded', style: { 'opacity': 0.22 } },
  { selector: 'node.near', style: { 'min-zoomed-font-size': 0 } },
  { selector: 'node.on', style: { 'border-width': 3, 'border-color': css('--focus'), 'min-zoomed-font-size': 0, 'font-weight': 'bold' } },
  { selector: 'edge.on', style: { 'opacity': 1, 'line-color': css('--focus'), 'target-arrow-color': css('--focus'), 'z-index': 999 } },
  { selector: ':active', style: { 'overlay-opacity': 0.08 } },
];
const large = edges.length > 1500, still = large || matchMedia('(prefers-reduced-motion: reduce)').matches;
const cy = cytoscape({
  container: $('graph'), layout: { name: 'preset' }, minZoom: 0.02, maxZoom: 6,
  textureOnViewport: false, hideEdgesOnViewport: large, hideLabelsOnViewport: false, boxSelectionEnabled: false, autoungrabify: large, style: styles(),
  elements: [
    ...nodes.map((x, i) => ({ group: 'nodes', data: { id: 'n' + i, i, label: x.lines.join('\n'), size: 2 * x.r, font: x.font, colour: colour(i) }, position: { x: x.x, y: x.y } })),
    ...edges.map((e, i) => ({ group: 'edges', classes: e.tie ? 'tie' : '', data: { id: 'e' + i, i, source: 'n' + e.a, target: 'n' + e.b, width: e.width, alpha: e.alpha, colour: strokeOf(e),
      label: e.label, mid: e.mid, bend: e.bend, dx: e.dx, dy: e.dy, dash: polarity[e.polarity] ? 'dashed' : 'solid', arrow: e.directed ? 'triangle' : 'none' } })),
  ],
});
window.entente = cy; // for the console
const nodeEls = nodes.map((_, i) => cy.getElementById('n' + i)), edgeEls = edges.map((_, i) => cy.getElementById('e' + i));
const fit = () => {
  const wide = innerWidth > 820, left = wide ? 330 : 20, right = wide && !$('panel').hidden ? 430 : 30;
  const b = { x1: Infinity, x2: -Infinity, y1: Infinity, y2: -Infinity };
  nodes.forEach((x, i) => {
    if (nodeEls[i].hasClass('hidden')) return;
    const half = Math.max(x.r, ...x.lines.map(l => 0.28 * x.font * l.length));
    b.x1 = Math.min(b.x1, x.x - half); b.x2 = Math.max(b.x2, x.x + half);
    b.y1 = Math.min(b.y1, x.y - x.r); b.y2 = Math.max(b.y2, x.y + x.r + 1.2 * x.font * x.lines.length);
  });
  if (b.x1 > b.x2) return;
  b.w = b.x2 - b.x1;
  b.h = b.y2 - b.y1;
  const zoom = Math.min((innerWidth - left - right) / b.w, (innerHeight - 50) / b.h, 2.5);
  cy.viewport({ zoom, pan: { x: left + (innerWidth - left - right - zoom * b.w) / 2 - zoom * b.x1, y: (innerHeight - zoom * b.h) / 2 - zoom * b.y1 } });
};
const set = (el, c) => { if (el.data('colour') !== c) el.data('colour', c); };
const paint = () => {
  cy.batch(() => {
    nodes.forEach((_, i) => set(nodeEls[i], colour(i)));
    edges.forEach((e, i) => set(edgeEls[i], strokeOf(e)));
  });
  cy.style(styles());
};

// From afar only large names could be read: the strongest nodes that have room for
// it get theirs in a size that can be.
const order = nodes.map((_, i) => i).sort((a, b) => nodes[b].strength - nodes[a].strength || a - b);
const names = () => {
  const size = 11 / cy.zoom(), boxes = new Map();
  const shown = order.filter(i => !nodeEls[i].hasClass('hidden'));
  const taken = shown.filter(i => nodes[i].r > 3 / cy.zoom()).map(i => { const { x, y, r } = nodes[i]; return [x - r, y - r, x + r, y + r]; });
  for (const i of shown) {
    const x = nodes[i];
    if (boxes.size >= 40 || x.font >= size) break;
    const w = 0.3 * size * Math.max(...x.lines.map(l => l.length)), y = x.y + x.r, b = [x.x - w, y, x.x + w, y + 1.2 * size * x.lines.length];
    if (taken.some(t => t[0] < b[2] && b[0] < t[2] && t[1] < b[3] && b[1] < t[3])) continue;
    taken.push(b);
    boxes.set(i, size);
  }
  cy.batch(() => nodes.forEach((x, i) => {
    const font = boxes.get(i) || x.font;
    if (nodeEls[i].data('font') !== font) nodeEls[i].data('font', font);
  }));
};
let soon;
cy.on('zoom', () => { clearTimeout(soon); soon = setTimeout(names, 120); });

// Light and dark.
const prefers = matchMedia('(prefers-color-scheme: dark)');
const setTheme = on => { document.documentElement.classList.toggle('dark', on); legend(); paint(); };
prefers.addEventListener('change', e => setTheme(e.matches));

// Colours and their legend.
const legend = () => {
  for (const b of document.querySelectorAll('.seg button')) b.setAttribute('aria-pressed', b.dataset.by === by);
  const p = data.palettes[by], rows = p.names.map((n, k) => {
    const dot = make('span', { className: 'dot' });
    dot.style.background = p.colours[k];
    return make('div', {}, dot, name(n));
  });
  for (const s of data.strokes) {
    const mark = make('span', { className: 'stroke' + (s.dashed ? ' dashed' : '') });
    mark.style.borderColor = s.tie ? tieColour[s.polarity][dark() ? 1 : 0] : dark() ? '#8a919c' : '#787e88';
    rows.push(make('div', {}, mark, s.name));
  }
  $('legend').replaceChildren(...rows);
};
for (const b of document.querySelectorAll('.seg button')) b.onclick = () => { by = b.dataset.by; legend(); paint(); };

// Filters.
const weights = edges.map(e => e.weight).sort((a, b) => a - b);
const tally = of => {
  const m = new Map();
  nodes.forEach(x => m.set(of(x), (m.get(of(x)) || 0) + 1));
  return [...m].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
};
const checks = (box, of, label) => {
  const inputs = tally(of).map(([v, n]) => {
    const input = make('input', { type: 'checkbox', checked: true });
    input.onchange = filter;
    box.append(make('label', {}, input, name(label(v)), make('span', { className: 'n faint' }, String(n))));
    return [v, input];
  });
  const all = make('button', { className: 'link', type: 'button' }, 'all'), none = make('button', { className: 'link', type: 'button' }, 'none');
  const set = on => { for (const [, i] of inputs) i.checked = on; filter(); };
  all.onclick = () => set(true);
  none.onclick = () => set(false);
  box.before(make('div', { className: 'row', style: 'margin: -4px 0 4px' }, all, none));
  return { chosen: () => new Set(inputs.filter(([, i]) => i.checked).map(([v]) => v)), reset: () => inputs.forEach(([, i]) => { i.checked = true; }) };
};
const region = (() => { try { return new Intl.DisplayNames(['en'], { type: 'region' }); } catch { return null; } })();
const country = c => { if (!c) return 'none'; try { return region.of(c) || c; } catch { return c; } };
const least = () => { const v = +$('weight').value; return v === 0 || !weights.length ? -Infinity : weights[Math.min(weights.length - 1, Math.floor(v / 100 * weights.length))]; };
function filter() {
  const t = types.chosen(), c = countries.chosen(), w = least(), ties = $('ties').checked, alone = $('alone').checked, since = $('since').value, until = $('until').value;
  const inTime = x => (!since || x.last && x.last >= since) && (!until || x.first && x.first.slice(0, 10) <= until);
  const ok = nodes.map(x => t.has(x.type) && c.has(x.country) && inTime(x)), linked = nodes.map(() => false);
  let shownEdges = 0, shownNodes = 0;
  cy.batch(() => {
    edges.forEach((e, i) => {
      const on = ok[e.a] && ok[e.b] && e.weight >= w && (!ties || e.tie) && inTime(e);
      edgeEls[i].toggleClass('hidden', !on);
      if (on) { linked[e.a] = linked[e.b] = true; shownEdges++; }
    });
    nodes.forEach((x, i) => {
      const on = ok[i] && (linked[i] || alone);
      nodeEls[i].toggleClass('hidden', !on);
      if (on) shownNodes++;
    });
  });
  names();
  $('least').textContent = w === -Infinity ? 'any' : number(w);
  $('shown').textContent = shownNodes === nodes.length && shownEdges === edges.length ? '' : `· ${many(shownNodes, 'name', 'names')}, ${many(shownEdges, 'edge', 'edges')}`;
}
const types = checks($('types'), x => x.type, words), countries = checks($('countries'), x => x.country, country);
let later;
for (const id of ['weight', 'ties', 'alone', 'since', 'until']) $(id).oninput = () => { cancelAnimationFrame(later); later = requestAnimationFrame(filter); };
if (data.from) for (const id of ['since', 'until']) { $(id).min = data.from.slice(0, 10); $(id).max = data.to.slice(0, 10); } else $('when').hidden = true;
$('reset').onclick = () => {
  $('weight').value = 0;
  $('ties').checked = false;
  $('alone').checked = nodes.length <= 400;
  $('since').value = $('until').value = '';
  types.reset();
  countries.reset();
  filter();
};

// What is known of a node or an edge.
const panel = $('panel');
const clear = () => { panel.hidden = true; cy.batch(() => cy.elements().removeClass('on faded near')); };
const show = (...children) => {
  const close = make('button', { id: 'close', title: 'Close (Esc)', 'aria-label': 'Close' }, '×');
  close.onclick = clear;
  panel.replaceChildren(close, ...children.filter(c => c));
  panel.hidden = false;
  panel.scrollTop = 0;
};
const facts = pairs => make('dl', { className: 'facts' }, ...pairs.filter(([, v]) => v !== '' && v !== undefined).map(([k, v]) => make('div', {}, make('dt', {}, k), make('dd', {}, String(v)))));
const dot = i => { const d = make('span', { className: 'dot small' }); d.style.background = colour(i); return d; };
const section = (title, ...children) => children.length ? make('section', {}, make('h3', {}, title), ...children) : '';
const figures = x => section('Figures', ...(x.figures || []).map(f => make('div', { className: 'fig' }, make('b', {}, name(f[0])), f[1] ? make('span', { className: 'faint' }, name(f[1])) : '')));
const marked = (text, marks) => {
  const out = [];
  let at = 0;
  for (const [from, to, end] of marks) {
    if (from < at) continue;
    out.push(text.slice(at, from), make('mark', { className: end ? 'b' : 'a' }, text.slice(from, to)));
    at = to;
  }
  out.push(text.slice(at));
  return out;
};
const select = (on, near, centre) => {
  cy.batch(() => {
    cy.elements().removeClass('on faded near').not(near).not(on).addClass('faded');
    on.addClass('on');
    near.addClass('near');
  });
  if (centre) {
    const zoom = Math.max(cy.zoom(), 0.9), p = centre.position(), right = innerWidth > 820 ? 430 : 0, left = innerWidth > 820 ? 330 : 0;
    cy.animate({ zoom, pan: { x: (innerWidth + left - right) / 2 - zoom * p.x, y: innerHeight / 2 - zoom * p.y } }, { duration: still ? 0 : 250 });
  }
};
function openNode(i, centre) {
  const x = nodes[i], el = nodeEls[i];
  if (el.hasClass('hidden')) el.removeClass('hidden');
  select(el, el.closedNeighborhood(), centre && el);
  const ranked = [...touching[i]].sort((a, b) => edges[b].weight - edges[a].weight || a - b);
  const most = ranked.length ? edges[ranked[0]].weight : 1;
  const item = k => {
    const e = edges[k], other = e.a === i ? e.b : e.a;
    const b = make('button', { type: 'button' }, dot(other), e.tie ? make('span', { className: 'tie' }, !e.directed ? relation(e) : e.a === i ? relation(e) + ' →' : '← ' + relation(e)) : '', name(nodes[other].name), make('span', { className: 'n faint' }, number(e.weight)));
    b.onclick = () => openEdge(k, false);
    const bar = make('div', { className: 'bar' });
    bar.style.width = Math.max(1, 100 * e.weight / most) + '%';
    return make('li', {}, b, e.tie ? '' : bar);
  };
  const ties = ranked.filter(k => edges[k].tie), others = ranked.filter(k => !edges[k].tie);
  const shown = others.slice(0, 20), more = others.slice(20);
  const list = make('ul', { className: 'list' }, ...shown.map(item));
  const rest = more.length ? make('button', { type: 'button', className: 'link' }, `${more.length} more`) : '';
  if (rest) rest.onclick = () => { list.append(...more.map(item)); rest.remove(); };
  show(
    make('h2', {}, name(x.name)),
    make('div', { className: 'faint' }, [words(x.type), x.country && country(x.country)].filter(Boolean).join(' · ')),
    facts([['mentions', number(x.mentions)], ['documents', number(x.documents)], ['neighbours', number(x.degree)], ['strength', number(x.strength)], ['PageRank', number(100 * x.pagerank) + ' %'],
      ['betweenness', x.betweenness ? number(100 * x.betweenness) + ' %' : ''], ['core', x.core], ['first', x.first], ['last', x.last]]),
    figures(x),
    ties.length ? section('Relations', make('ul', { className: 'list' }, ...ties.map(item))) : '',
    others.length ? section('Mentioned with', list, rest) : '',
    make('p', { className: 'faint' }, x.key),
  );
}
function openEdge(k, centre) {
  const e = edges[k], el = edgeEls[k];
  select(el, el.connectedNodes(), centre && el.source());
  const end = i => { const t = make('button', { type: 'button' }, name(nodes[i].name)); t.onclick = () => openNode(i, false); return t; };
  const evidence = e.evidence.map(([doc, start, text, marks]) => make('blockquote', {}, ...(text < 0 ? ['The record carries no text.'] : marked(data.texts[text], marks).map(p => typeof p === 'string' ? document.createTextNode(p) : p)),
    make('footer', {}, name(data.documents[doc][0]), data.documents[doc][1] ? ' · ' + data.documents[doc][1] : '')));
  for (const q of evidence) q.dir = 'auto';
  show(
    make('div', { className: 'ends' }, end(e.a), make('span', { className: 'rel' }, e.tie ? relation(e) + (e.directed ? ' →' : '') : 'with'), end(e.b)),
    facts([['weight', number(e.weight)], [e.tie ? 'claims' : 'times', number(e.count)], ['documents', number(e.documents)], ['sources', number(e.sources)],
      ['NPMI', e.tie ? '' : e.npmi.toFixed(2)], ['log-likelihood', e.tie ? '' : number(e.llr)], ['first', e.first], ['last', e.last]]),
    figures(e),
    section('Evidence', ...evidence),
  );

}
cy.on('tap', 'node', ev => openNode(ev.target.data('i'), false));
cy.on('tap', 'edge', ev => openEdge(ev.target.data('i'), false));
cy.on('tap', ev => { if (ev.target === cy) clear(); });
cy.on('mouseover', 'node, edge', () => { $('graph').style.cursor = 'pointer'; });
cy.on('mouseout', 'node, edge', () => { $('graph').style.cursor = ''; });

// Search, without regard to case and accents.
const plain = s => s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const index = nodes.map(x => plain(x.name));
let at = -1;
const buttons = () => [...$('results').querySelectorAll('button')];
const mark = k => {
  const b = buttons();
  at = b.length ? (k + b.length) % b.length : -1;
  b.forEach((x, i) => { x.classList.toggle('on', i === at); x.parentNode.setAttribute('aria-selected', i === at); });
  if (at >= 0) b[at].scrollIntoView({ block: 'nearest' });
};
const find = () => {
  const q = plain($('search').value.trim());
  const rank = i => index[i] === q ? 0 : index[i].startsWith(q) ? 1 : index[i].includes(' ' + q) ? 2 : 3;
  const hits = !q ? [] : index.map((_, i) => i).filter(i => index[i].includes(q)).sort((a, b) => rank(a) - rank(b) || nodes[b].strength - nodes[a].strength || a - b).slice(0, 12);
  $('results').replaceChildren(...hits.map(i => {
    const b = make('button', { type: 'button' }, dot(i), name(nodes[i].name), make('span', { className: 'n faint' }, words(nodes[i].type)));
    b.onclick = () => openNode(i, true);
    return make('li', { role: 'option' }, b);
  }));
  if (q && !hits.length) $('results').append(make('li', { className: 'faint', style: 'padding: 4px 8px' }, 'no such name'));
  $('search').setAttribute('aria-expanded', hits.length > 0);
  mark(0);
};
$('search').oninput = find;
$('search').onkeydown = ev => {
  if (ev.key === 'ArrowDown') mark(at + 1);
  else if (ev.key === 'ArrowUp') mark(at - 1);
  else if (ev.key === 'Enter' && at >= 0) buttons()[at].click();
  else return;
  ev.preventDefault();
};
$('results').addEventListener('focusin', ev => { const k = buttons().indexOf(ev.target); if (k >= 0) mark(k); });

// Keys.
const zoom = by => cy.animate({ zoom: { level: cy.zoom() * by, renderedPosition: { x: innerWidth / 2, y: innerHeight / 2 } } }, { duration: still ? 0 : 120 });
$('in').onclick = () => zoom(1.4);
$('out').onclick = () => zoom(1 / 1.4);
$('fit').onclick = fit;
$('theme').onclick = () => setTheme(!dark());
$('ask').onclick = () => $('help').showModal();
addEventListener('keydown', ev => {
  if (ev.ctrlKey || ev.metaKey || ev.altKey) return;
  if (ev.key === 'Escape') {
    if ($('help').open) return;
    if (document.activeElement === $('search') && $('search').value) { $('search').value = ''; find(); } else { clear(); document.activeElement.blur(); }
    return;
  }
  if (/^(INPUT|SELECT)$/.test(document.activeElement.tagName) && document.activeElement.type !== 'checkbox') return;
  const does = { '/': () => $('search').focus(), f: fit, d: () => $('theme').click(), '+': () => zoom(1.4), '=': () => zoom(1.4), '-': () => zoom(1 / 1.4), '?': () => $('help').showModal() }[ev.key];
  if (does) { ev.preventDefault(); does(); }
});

$('title').textContent = data.title;
$('caption').textContent = data.caption;
$('alone').checked = nodes.length <= 400;
if (innerWidth <= 820) $('look').open = false;
legend();
filter();
fit();
names();
document.documentElement.dataset.ready = 'yes';
})();
