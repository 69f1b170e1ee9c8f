import type { BookingView } from '@/lib/booking/booking'
import type { FreeTimes } from '@/lib/booking/free-times'
import type { CancelOrder, MoveOrder, Order, TimesWish } from '@/lib/booking/order'
import type { Result } from '@/lib/result'

type Ask<I, T> = (input: I) => Promise<Result<T>>

/** What can be done about bookings. The server's actions, handed in by the pages. */
export type BookingActions = {
  findTimes: Ask<TimesWish, FreeTimes>
  bookMeeting: Ask<Order, BookingView>
  moveBooking: Ask<MoveOrder, BookingView>
  cancelBooking: Ask<CancelOrder, BookingView>
  joinBookedMeeting: Ask<{ bookingId: string }, unknown>
}
