/** The desks are in Belgium: every time is told in Belgian time, wherever the device thinks it is. */
export const TIME_ZONE = 'Europe/Brussels';
