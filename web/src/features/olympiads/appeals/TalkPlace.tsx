/** Where the commission talks with the participant: a room, or the address of a video call. */
export function TalkPlace({ place }: { place: string }) {
  return /^https?:\/\/\S+$/.test(place) ? (
    <a href={place} target="_blank" rel="noreferrer">
      {place}
    </a>
  ) : (
    place
  );
}
