/** How much a booking may carry, and how many a customer may have before them. */
export const MAX_ABOUT = 500
export const MAX_REASON = 300
/** One customer cannot book an advisor's calendar full. */
export const MAX_UPCOMING = 10
/** Times offered after `slot_taken`. */
export const NEXT_TIMES = 5
