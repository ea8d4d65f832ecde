namespace MethodCabinet.Domain.Olympiads;

public static class OlympiadErrors
{
    public static readonly ErrorCode RoundNotOpen = new("olympiad.round.not-open", ErrorKind.Conflict);
    public static readonly ErrorCode RoundClosed = new("olympiad.round.closed", ErrorKind.Conflict);
}
