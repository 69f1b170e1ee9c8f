/** A branch with its address on one line; the city is said once, also when the address ends with it. */
export function placeName({ name, address, city }: { name: string; address: string; city: string }): string {
  const place = address.includes(city) ? [name, address] : [name, address, city]
  return place.filter(Boolean).join(', ')
}
