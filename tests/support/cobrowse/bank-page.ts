/** A small netbank page with things that may be seen and things that may not. */
export const bankStyles = `
  body { font: 16px/1.5 sans-serif; margin: 0; background: #fff }
  .dark body { background: rgb(14, 21, 19) }
  main { max-width: 60rem; margin: auto; padding: 1rem }
  .card { border: 1px solid; padding: 8px; width: 200px; height: 60px }
  .tall { height: 1400px }
  .row { display: flex; flex-wrap: wrap; gap: 20px }
`

export const bankPage = (title: string) => `<!doctype html><html lang="en"><head><title>${title}</title>
<link rel="stylesheet" href="/_next/static/chunks/bank.css"></head><body><main>
<h1 data-share="text">${title}</h1>
<div class="row">
  <button class="card" data-test="one" data-share="text">Pay</button>
  <button class="card" data-test="two" data-share="text">Transfer</button>
  <button class="card" data-test="three">Secret name</button>
</div>
<p data-share="text" data-test="balance">1 000,00 kr</p>
<p data-test="hidden">Owner: Sara</p>
<label data-share="text">Message <input data-share="value" data-test="message"></label>
<label data-share="text">Code <input data-test="code" type="password" data-share="value"></label>
<select data-share="value text" data-test="account"><option value="acc-1">Savings</option><option value="acc-2">Salary</option></select>
<input type="checkbox" data-share="value" data-test="tick" value="acc-1">
<div data-test="place"></div>
<div class="tall"></div>
<p data-share="text" data-test="bottom">The end</p>
</main><script src="/customer.js"></script></body></html>`
