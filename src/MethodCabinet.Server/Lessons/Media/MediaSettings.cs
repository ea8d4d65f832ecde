using System.ComponentModel.DataAnnotations;

namespace MethodCabinet.Server.Lessons.Media;

/// <summary>Section <c>Media</c>: what passes sound and picture of lessons on. Empty: rooms work without both, and say so.</summary>
public sealed class MediaSettings : IValidatableObject
{
    /// <summary>Machines with Janus; a room is on one of them.</summary>
    public IList<JanusNodeSettings> Janus { get; } = [];

    /// <summary>Relay for those whose network lets nothing else through.</summary>
    public TurnSettings Turn { get; set; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        for (var at = 0; at < Janus.Count; at++)
        {
            if (!Uri.TryCreate(Janus[at].Url, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeWs && address.Scheme != Uri.UriSchemeWss))
            {
                yield return new ValidationResult("an address is needed that begins with ws:// or wss://.", [$"Janus:{at}:Url"]);
            }

            if (Janus[at].Secret.Length < 16)
            {
                yield return new ValidationResult("the api_secret of this Janus is needed, at least 16 characters: openssl rand -hex 24.", [$"Janus:{at}:Secret"]);
            }
        }

        if (Janus.Select(node => node.Url).Distinct(StringComparer.Ordinal).Count() < Janus.Count)
        {
            yield return new ValidationResult("two machines have the same address.", [nameof(Janus)]);
        }

        foreach (var address in Turn.Addresses.Where(address => !address.StartsWith("turn:", StringComparison.Ordinal) && !address.StartsWith("turns:", StringComparison.Ordinal)))
        {
            yield return new ValidationResult($"'{address}' is no address of a relay, such as turns:media.example.ru:443?transport=tcp.", ["Turn:Urls"]);
        }

        if (Turn.Addresses.Count > 0 && Turn.Secret.Length < 16)
        {
            yield return new ValidationResult("the static-auth-secret of coturn is needed, at least 16 characters.", ["Turn:Secret"]);
        }
    }
}

/// <summary>One machine with Janus.</summary>
public sealed class JanusNodeSettings
{
    /// <summary>Of its WebSocket, which nobody but the application reaches: <c>ws://10.0.0.5:8188</c>. Rooms remember it, so it is a name too.</summary>
    public string Url { get; set; } = "";

    /// <summary><c>api_secret</c> of Janus and <c>admin_key</c> of its VideoRoom.</summary>
    public string Secret { get; set; } = "";

    /// <summary>Gets no new rooms: it is emptied for maintenance.</summary>
    public bool Draining { get; set; }
}

/// <summary>coturn with <c>use-auth-secret</c>.</summary>
public sealed class TurnSettings
{
    /// <summary>With commas between them, the best first: <c>turn:media.example.ru:3478, turns:media.example.ru:443?transport=tcp</c>.</summary>
    public string Urls { get; set; } = "";

    public string Secret { get; set; } = "";

    /// <summary>So long a credential is good; a lesson that goes on keeps its relay.</summary>
    [Range(10, 1440)]
    public int Minutes { get; set; } = 240;

    internal IReadOnlyList<string> Addresses => Urls.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
