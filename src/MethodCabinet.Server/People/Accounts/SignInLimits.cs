using System.Net;
using System.Threading.RateLimiting;
using MethodCabinet.Domain;
using MethodCabinet.Domain.People;

namespace MethodCabinet.Server.People.Accounts;

/// <summary>
/// How often one may try to sign in. Narrow by login; wide by address, because a whole school sits behind one and signs in
/// in the same minutes.
/// </summary>
public sealed class SignInLimits(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Segment = TimeSpan.FromSeconds(10);

    private readonly PartitionedRateLimiter<string> byLogin = Window(permits: 15);
    private readonly PartitionedRateLimiter<string> byAddress = Window(permits: 1_200);

    /// <summary>Counts one try.</summary>
    /// <exception cref="RuleBroken">Too many within the last minute.</exception>
    public void Count(IPAddress? address, string login)
    {
        Take(byLogin, login.Trim().ToUpperInvariant());
        Count(address);
    }

    /// <summary>Counts one try that names no login.</summary>
    /// <exception cref="RuleBroken">Too many within the last minute.</exception>
    public void Count(IPAddress? address) => Take(byAddress, address?.ToString() ?? "");

    public void Dispose()
    {
        byLogin.Dispose();
        byAddress.Dispose();
    }

    private void Take(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (!lease.IsAcquired)
        {
            var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Segment;
            throw new RuleBroken(PeopleErrors.TooManyAttempts, new Dictionary<string, object?> { ["until"] = clock.GetUtcNow() + wait });
        }
    }

    private static PartitionedRateLimiter<string> Window(int permits) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = 6 * Segment,
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        }));
}
