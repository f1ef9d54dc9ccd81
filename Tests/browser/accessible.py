"""Small checks in the manner of axe: names of controls, headings, contrast of text."""

NAMELESS = r"""
const name = (e) => (e.getAttribute('aria-label') || (e.getAttribute('aria-labelledby') || '').split(' ')
  .map((id) => document.getElementById(id)?.textContent ?? '').join(' ').trim()
  || [...(e.labels ?? [])].map((l) => l.textContent).join(' ').trim() || e.textContent.trim() || e.alt || '');
const shown = (e) => e.getClientRects().length > 0;
const wrong = [];
for (const e of document.querySelectorAll('button, a[href], input, select, textarea, summary, [role=img], [role=region], [role=group], table'))
  if (shown(e) && !(e.tagName === 'TABLE' ? e.caption?.textContent : name(e))) wrong.push(e.outerHTML.slice(0, 120));
for (const e of document.querySelectorAll('input, select, textarea'))
  if (shown(e) && !e.labels?.length && !e.getAttribute('aria-label')) wrong.push('no label: ' + e.outerHTML.slice(0, 120));
for (const e of document.querySelectorAll('img')) if (!e.hasAttribute('alt')) wrong.push('no alt: ' + e.outerHTML);
const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
for (const id of new Set(ids)) if (ids.filter((other) => other === id).length > 1) wrong.push('id twice: ' + id);
if (document.querySelectorAll('h1').length !== 1) wrong.push('not one h1');
if (!document.querySelector('main') || !document.documentElement.lang || !document.title) wrong.push('no main, lang or title');
return wrong;
"""

FAINT = r"""
const parse = (text) => { const p = text.match(/[\d.]+/g).map(Number); return p.length > 3 ? p : [...p, 1]; };
const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
const ground = (e) => { const layers = []; for (let x = e; x; x = x.parentElement) { const c = parse(getComputedStyle(x).backgroundColor);
  layers.push(c); if (c[3] === 1) break; } return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]); };
const lum = (c) => { const [r, g, b] = c.slice(0, 3).map((v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
const wrong = [];
for (const e of document.querySelectorAll('body *')) {
  const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  if (!own || !e.getClientRects().length || e.closest('.visually-hidden, [aria-hidden=true], :disabled, option')) continue;
  const style = getComputedStyle(e), back = ground(e), ink = over(parse(style.color), back);
  const [a, b] = [lum(ink), lum(back)].sort((x, y) => y - x);
  const least = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
  const ratio = (a + 0.05) / (b + 0.05);
  if (ratio < least) wrong.push(`${ratio.toFixed(2)} ${e.className} "${e.textContent.trim().slice(0, 40)}" ${style.color} on ${back}`);
}
return [...new Set(wrong)].slice(0, 10);
"""


def assert_accessible(site):
    """Every control has a name, every input a label, every text a contrast of 4.5 (large ones 3)."""
    nameless = site.js(NAMELESS)
    assert not nameless, f"without name or label: {nameless}"
    faint = site.js(FAINT)
    assert not faint, f"too little contrast: {faint}"


def assert_fits(site):
    """The page is not wider than the window."""
    wide = site.js("return document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, f"{wide} px wider than the window"
