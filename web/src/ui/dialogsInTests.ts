/** jsdom has no modal dialogs: for `beforeAll` of a test that opens one. */
export function standInForDialogs() {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = () => undefined;
}
