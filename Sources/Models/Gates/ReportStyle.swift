/// How a report looks: light and dark, from a phone to a wide screen.
enum ReportStyle {
  static let css = """
    :root{--back:#f6f7f9;--card:#fff;--text:#16191f;--soft:#5a6372;--line:#dfe3ea;
    --passed:#0f7a44;--warning:#8a5a00;--failed:#b3261e;--skipped:#5a6372}
    @media(prefers-color-scheme:dark){:root{--back:#101318;--card:#191d24;--text:#e8ebf0;
    --soft:#9aa4b4;--line:#2c333e;--passed:#4cc38a;--warning:#e5a93c;--failed:#ff7b72;
    --skipped:#9aa4b4}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--back);color:var(--text);
    font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
    main{max-width:60rem;margin:0 auto;padding:1.5rem 1rem 4rem}
    h1{font-size:1.6rem;line-height:1.2;margin:.2rem 0 .6rem;display:flex;gap:.7rem;
    align-items:center;flex-wrap:wrap}
    h2{font-size:1.1rem;margin:2rem 0 .6rem}
    h3{font-size:1rem;margin:0;font-weight:600;display:flex;gap:.6rem;align-items:baseline}
    p{margin:.3rem 0}
    code,pre{font:.86em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
    pre{white-space:pre-wrap;margin:.3rem 0}
    .note,.counts,summary,i{color:var(--soft)}
    .counts b{color:var(--text)}
    article,.wide,.columns>div{background:var(--card);border:1px solid var(--line);
    border-radius:10px;padding:.8rem 1rem;margin:.6rem 0}
    article.failed{border-left:4px solid var(--failed)}
    article.warning{border-left:4px solid var(--warning)}
    .pill{font-size:.72rem;line-height:1;font-weight:650;letter-spacing:.02em;padding:.28rem .5rem;
    border-radius:99px;border:1px solid currentColor;white-space:nowrap;align-self:center}
    .pill.passed{color:var(--passed)}.pill.warning{color:var(--warning)}
    .pill.failed{color:var(--failed)}.pill.skipped{color:var(--skipped)}
    details{margin-top:.5rem}summary{cursor:pointer}
    table{border-collapse:collapse;width:100%}
    th,td{text-align:left;font-weight:400;padding:.3rem .8rem .3rem 0;vertical-align:top;
    border-top:1px solid var(--line)}
    thead th{color:var(--soft);border-top:0;font-size:.86rem}
    tbody tr:first-child>*{border-top:0}
    thead+tbody tr:first-child>*{border-top:1px solid var(--line)}
    .problems{margin-top:.4rem;font-size:.92rem}
    .problems th{width:34%;overflow-wrap:anywhere}
    .number{text-align:right;padding-right:0;font-variant-numeric:tabular-nums;white-space:nowrap}
    .wide{overflow-x:auto}
    .columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));gap:.8rem;
    align-items:start}
    .columns>div{margin:0}.columns h3{margin-bottom:.4rem}
    ul{margin:.3rem 0;padding-left:1.2rem}.tests{list-style:none;padding:0}
    @media(max-width:32rem){.problems th,.problems td{display:block;width:auto;padding-right:0}
    .problems td{border-top:0;padding-top:0;color:var(--soft)}
    h3{flex-direction:column;gap:.35rem;align-items:flex-start}.pill{align-self:flex-start}
    h1 .pill{align-self:center}}
    """
}
