/** So long a page waits for the network before it shows what is on the device, ms. */
export const patience = 3_000;
