using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using System.Xml.Linq;

namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>A question as the element holds it.</summary>
/// <param name="Image">The attachment on which places are pointed at; null for other types and when it stayed behind.</param>
internal sealed record OwnQuestion(string Title, string Statement, QuestionBody Body, AnswerKey Key, PointRule Points, IReadOnlyList<string> Tags, string? Image);

/// <summary>
/// The whole question inside a &lt;question&gt; of Moodle, which passes over elements that it does not know: so that what Moodle has no type or rule for
/// comes back as it was. The digest tells whether somebody changed the question since; then what can be seen of it counts.
/// </summary>
internal static class OwnElement
{
    public const string Name = "methodcabinet";
    public const int Version = 1;

    /// <summary>Characters: far more than any question that people wrote.</summary>
    public const int MaxLength = 2_000_000;

    // Readable Cyrillic; what XML cannot hold is escaped.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        MaxDepth = 16,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(NullElements.Refuse),
    };

    /// <summary>Puts the question beside what Moodle understands of it.</summary>
    /// <returns>Whether there was room for it.</returns>
    public static bool Add(XElement moodle, ExportedQuestion q)
    {
        var json = JsonSerializer.Serialize(new OwnQuestion(q.Title, q.Statement, q.Body, q.Key, q.Points, q.Tags, q.HotspotImage), Json);
        if (json.Length > MaxLength)
        {
            return false;
        }

        moodle.Add(new XElement(Name, new XAttribute("version", Version), new XAttribute("digest", Digest(moodle, json)), json));
        return true;
    }

    /// <summary>The question of the element, or why it does not count.</summary>
    /// <returns>Both null when there is no element.</returns>
    public static (OwnQuestion? Question, ErrorCode? Error, string Excerpt) Read(XElement moodle)
    {
        if (moodle.Element(Name) is not { } own)
        {
            return default;
        }

        var version = (string?)own.Attribute("version") ?? "";
        if (!int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || own.HasElements || moodle.Elements(Name).Count() > 1)
        {
            return (null, AssessmentErrors.ImportOwnBroken, $"{Name} {version}");
        }

        if (number > Version)
        {
            return (null, AssessmentErrors.ImportOwnNewer, $"{Name} {version}");
        }

        if (own.Value.Length > MaxLength)
        {
            return (null, AssessmentErrors.ImportOwnTooLarge, own.Value[..100]);
        }

        return (string?)own.Attribute("digest") != Digest(moodle, own.Value)
            ? (null, AssessmentErrors.ImportOwnChanged, moodle.Element("name")?.Element("text")?.Value ?? "")
            : Parse(own.Value);
    }

    private static (OwnQuestion? Question, ErrorCode? Error, string Excerpt) Parse(string json)
    {
        try
        {
            var question = JsonSerializer.Deserialize<OwnQuestion>(json, Json);
            if (question is null)
            {
                return (null, AssessmentErrors.ImportOwnBroken, json);
            }

            // A digest is no signature: anybody can make one, so the question is checked as if it had just been typed.
            return QuestionCheck.Check(question.Title, question.Statement, question.Body, question.Key, question.Points) is [var problem, ..]
                ? (null, AssessmentErrors.ImportOwnBroken, $"{question.Title}: {problem.Path}")
                : (question, null, "");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException)
        {
            return (null, AssessmentErrors.ImportOwnBroken, e.Message);
        }
    }

    /// <summary>Of what Moodle sees, whatever the spaces between its elements, and of the element's text.</summary>
    private static string Digest(XElement moodle, string json)
    {
        var seen = new StringBuilder();
        Append(moodle);
        Write(json);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seen.ToString())));

        void Append(XElement element)
        {
            Write(element.Name.ToString());
            foreach (var attribute in element.Attributes().OrderBy(a => a.Name.ToString(), StringComparer.Ordinal))
            {
                Write(attribute.Name.ToString());
                Write(attribute.Value);
            }

            var text = string.Concat(element.Nodes().OfType<XText>().Select(t => t.Value));
            Write(element.HasElements ? text.Trim() : text);
            foreach (var child in element.Elements().Where(e => e.Name != Name))
            {
                Append(child);
            }

            Write("/");
        }

        // With its length, so that no two questions give the same sequence.
        void Write(string part) => seen.Append(CultureInfo.InvariantCulture, $"{part.Length}:").Append(part.ReplaceLineEndings("\n"));
    }
}
