'use server'

import { bookMeeting as book } from '@/db/booking-book'
import { cancelBooking as cancel } from '@/db/booking-cancel'
import { moveBooking as move } from '@/db/booking-move'
import { listFreeTimes } from '@/db/free-times'
import { cancelSchema, moveSchema, orderSchema, timesSchema } from '@/lib/booking/order'
import { action } from '@/lib/server/action'

const everybody = ['customer', 'advisor', 'scheduler'] as const

/** The times that can be booked, or to which a booking can be moved. */
export const findTimes = action(everybody, timesSchema, (wish, actor, now) => listFreeTimes(actor, wish, now))

/** Books a meeting: a customer for themselves, staff for a customer. */
export const bookMeeting = action(everybody, orderSchema, (order, actor, now) => book(actor, order, now))

/** Moves a booking to another time; a scheduler also to another advisor. */
export const moveBooking = action(everybody, moveSchema, (order, actor, now) => move(actor, order, now))

/** Cancels a booking. */
export const cancelBooking = action(everybody, cancelSchema, (order, actor, now) => cancel(actor, order, now))
