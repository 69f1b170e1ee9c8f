/** A netbank page as large as a real one: an account with 200 transactions, most of it shared. */
export const netbankStyles = `
  body { font: 16px/1.5 sans-serif; margin: 0 } main { max-width: 60rem; margin: auto; padding: 1rem }
  .row { display: grid; grid-template-columns: 8rem 1fr 10rem; gap: 1rem; padding: .5rem; border-bottom: 1px solid }
  .amount { text-align: right } .quiet { color: #555 } .tag { border: 1px solid; padding: 0 .25rem }
`

const shops = [
  'Grocer on the corner',
  'Rent',
  'Train to Uppsala',
  'Salary',
  'Electricity',
  'Book shop',
  'Pharmacy',
]

function row(at: number): string {
  const amount = ((at * 7_919) % 500_000) / 100
  return `<li class="row"><time class="quiet" data-share="text">${(at % 28) + 1} November</time>
<span data-share="text">${shops[at % shops.length]} <span class="tag">${at}</span></span>
<span class="amount" data-share="text">−${amount.toFixed(2)} kr</span></li>`
}

export const netbankPage = `<!doctype html><html lang="en"><head><title>Account</title>
<link rel="stylesheet" href="/_next/static/chunks/bank.css"></head><body><main>
<h1 data-share="text">Balance 1 000,00 kr</h1>
<label data-share="text">Search <input data-share="value"></label>
<ul>${Array.from({ length: 200 }, (_, at) => row(at)).join('\n')}</ul>
</main><script src="/customer.js"></script></body></html>`
