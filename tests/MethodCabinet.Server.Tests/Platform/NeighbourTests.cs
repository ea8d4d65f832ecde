using System.IO.Compression;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.RegularExpressions;
using MethodCabinet.Server.Tests.Olympiads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;

namespace MethodCabinet.Server.Tests.Platform;

/// <summary>
/// Asks every endpoint that takes an id for rows of one pupil, the owner, as each of the people around. neighbours.txt beside this file is the table
/// of what comes of it; METHODCABINET_RENEW_NEIGHBOURS=1 writes it anew, and the reviewer reads what changed: the status of a refusal, or <c>allowed</c>,
/// or <c>named</c> when the answer holds the owner's name or school. Hubs have tests of their own.
/// </summary>
public sealed class NeighbourTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly HttpClient client = app.CreateClient();

    private static readonly string Table = Path.Combine(TestPostgres.Repository, "tests", "MethodCabinet.Server.Tests", "Platform", "neighbours.txt");

    /// <summary>Neighbours first, then those whose business the owner's rows may be.</summary>
    private static readonly (string Name, Func<Neighbourhood, Guid?> Who)[] People =
    [
        ("nobody", _ => null),
        ("classmate", n => n.Classmate.Id),
        ("classmate's-guardian", n => n.Guardian.Id),
        ("teacher", n => n.Teacher.Id),
        ("other-coordinator", n => n.OtherCoordinator.Id),
        ("juror", n => n.Juror.Id),
        ("chair", n => n.Chair.Id),
        ("owner", n => n.Owner.Id),
        ("parent", n => n.Parent.Id),
        ("coordinator", n => n.Coordinator.Id),
        ("methodist", n => n.Methodist.Id),

        // Of the one cabinet, and so nobody's neighbour: the table says what is the head's beside what is the methodists'.
        ("head", n => n.Head.Id),
    ];

    /// <summary>Asked where nobody else is let in.</summary>
    private const string Last = "administrator";

    private static IEnumerable<string> Everybody => People.Select(person => person.Name).Append(Last);

    [Fact]
    public void Every_endpoint_that_takes_an_id_is_asked()
    {
        var asked = NeighbourRequests.All.Select(request => request.Endpoint).ToHashSet();
        var taking = EndpointsThatTakeIds().ToHashSet();

        Assert.Empty(taking.Except(asked));
        Assert.Empty(asked.Except(taking));
    }

    [Fact]
    public async Task Rows_of_others_come_to_whom_the_table_says()
    {
        var told = await File.ReadAllLinesAsync(Table);
        var expected = Expected(told);
        var found = new Dictionary<(string Request, string Who), string>();
        var rows = await Neighbourhood.CreateAsync(app);
        var pairs = (from request in NeighbourRequests.All from person in People select (request, person)).ToList();

        // What is refused changes nothing, so that all of it is asked at once, of rows that are as they were made: a row that is gone would hide that it was within reach.
        var harmless = pairs.Where(pair => !WritesAsExpected(pair.request, pair.person.Name)).ToList();
        var outcomes = new string[harmless.Count];
        await Parallel.ForAsync(0, harmless.Count, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (at, _) =>
            outcomes[at] = await OutcomeAsync(harmless[at].request, rows, harmless[at].person.Who(rows)));

        // Somebody changed rows who was not expected to: the others may have met those, and each is asked of fresh ones.
        if (harmless.Zip(outcomes).Any(asked => asked.First.request.Method != HttpMethod.Get && IsLetIn(asked.Second)))
        {
            rows = await Neighbourhood.CreateAsync(app);
            foreach (var (request, person) in harmless)
            {
                await AskOfFreshRowsAsync(request, person.Name, person.Who);
            }
        }
        else
        {
            found = harmless.Zip(outcomes).ToDictionary(asked => (asked.First.request.Name, asked.First.person.Name), asked => asked.Second);
        }

        // Who is let in, as expected, is let in whatever the rows have become. New ones take longer than all else: they are made for whom those do not do.
        foreach (var (request, person) in pairs.Where(pair => WritesAsExpected(pair.request, pair.person.Name)))
        {
            var what = await OutcomeAsync(request, rows, person.Who(rows));
            if (what != expected[(request.Name, person.Name)])
            {
                rows = await Neighbourhood.CreateAsync(app);
                what = await OutcomeAsync(request, rows, person.Who(rows));
            }

            found.Add((request.Name, person.Name), what);
        }

        rows = await Neighbourhood.CreateAsync(app);
        foreach (var request in NeighbourRequests.All.Where(request => !IsForSomebody(request)))
        {
            await AskOfFreshRowsAsync(request, Last, n => n.Administrator.Id);
        }

        var lines = NeighbourRequests.All.Select(request => LineOf(request, found)).Order(StringComparer.Ordinal).ToList();
        if (Environment.GetEnvironmentVariable("METHODCABINET_RENEW_NEIGHBOURS") == "1")
        {
            await File.WriteAllLinesAsync(Table, lines);
            told = [.. lines];
        }

        Assert.Equal(told, lines);

        // Somebody is let in by each request, so that nobody is refused for its form.
        Assert.Empty(NeighbourRequests.All.Where(request => request.ForNobody == IsForSomebody(request)).Select(request => request.Name));

        bool WritesAsExpected(NeighbourRequest request, string who) =>
            request.Method != HttpMethod.Get && expected.TryGetValue((request.Name, who), out var what) && IsLetIn(what);

        bool IsForSomebody(NeighbourRequest request) => Everybody.Any(who => found.TryGetValue((request.Name, who), out var what) && IsLetIn(what));

        async Task AskOfFreshRowsAsync(NeighbourRequest request, string name, Func<Neighbourhood, Guid?> who)
        {
            var what = await OutcomeAsync(request, rows, who(rows));
            found.Add((request.Name, name), what);
            if (IsLetIn(what) && request.Method != HttpMethod.Get)
            {
                rows = await Neighbourhood.CreateAsync(app);
            }
        }
    }

    /// <summary>What the table says of each request and person.</summary>
    private static Dictionary<(string Request, string Who), string> Expected(IEnumerable<string> lines) =>
        (from line in lines
         let name = line[..line.LastIndexOf(": ", StringComparison.Ordinal)]
         from outcome in line[(name.Length + 2)..].Split(", ")
         let words = outcome.Split(' ')
         from who in words[1..]
         select ((name, who), words[0])).ToDictionary(pair => pair.Item1, pair => pair.Item2);

    private static string LineOf(NeighbourRequest request, Dictionary<(string Request, string Who), string> found)
    {
        var outcomes = Everybody.Where(who => found.ContainsKey((request.Name, who))).GroupBy(who => found[(request.Name, who)]).OrderBy(same => same.Key, StringComparer.Ordinal);
        return $"{request.Name}: {string.Join(", ", outcomes.Select(same => $"{same.Key} {string.Join(' ', same)}"))}";
    }

    private async Task<string> OutcomeAsync(NeighbourRequest request, Neighbourhood rows, Guid? who)
    {
        var body = request.Body?.Invoke(rows);
        using var message = new HttpRequestMessage(request.Method, request.PathOf(rows))
        {
            Content = body is null ? null : body as HttpContent ?? JsonContent.Create(body, body.GetType(), options: Municipality.Json),
        };
        if (who is { } person)
        {
            message.Headers.Add(TestSignIn.Header, person.ToString());
        }

        using var response = await client.SendAsync(message);
        var text = await TextOf(response.Content);
        var isNamed = text.Contains(Neighbourhood.Surname, StringComparison.OrdinalIgnoreCase)
            || (text.Contains(Neighbourhood.School, StringComparison.OrdinalIgnoreCase) && !(who is { } reader && rows.IsOfSchool(reader)));
        if (response.IsSuccessStatusCode)
        {
            return isNamed ? "named" : "allowed";
        }

        Assert.False(isNamed, $"{request.Name} refuses and tells: {text}");
        Assert.True((int)response.StatusCode < 500, $"{request.Name}: {(int)response.StatusCode} {text}");
        return $"{(int)response.StatusCode}";
    }

    private static bool IsLetIn(string what) => what is "allowed" or "named";

    /// <summary>What a reader would read.</summary>
    private static async Task<string> TextOf(HttpContent content)
    {
        switch (content.Headers.ContentType?.MediaType)
        {
            case "application/pdf" when (await content.ReadAsByteArrayAsync()) is [(byte)'%', ..] bytes:
                using (var document = PdfDocument.Open(bytes))
                {
                    return string.Join(' ', document.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text));
                }

            case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" or "application/vnd.openxmlformats-officedocument.wordprocessingml.document":
                await using (var archive = new ZipArchive(await content.ReadAsStreamAsync()))
                {
                    return string.Join(' ', archive.Entries.Select(entry => new StreamReader(entry.Open()).ReadToEnd()));
                }

            case "application/json" or "application/problem+json":
                return Regex.Unescape(await content.ReadAsStringAsync());
            default:
                return await content.ReadAsStringAsync();
        }
    }

    private IEnumerable<string> EndpointsThatTakeIds() =>
        from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let pattern = $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}"

        // What answers for paths that nothing else answers for has no rows; nor have the pages of the API, which are no code of this repository.
        where endpoint.Metadata.GetMetadata<MethodInfo>()?.DeclaringType?.Assembly == typeof(Program).Assembly && !endpoint.RoutePattern.Parameters.Any(parameter => parameter.IsCatchAll)
        where endpoint.RoutePattern.Parameters.Count > 0
            || (endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } body && HoldsId(body))
            || endpoint.Metadata.GetRequiredMetadata<MethodInfo>().GetParameters().Any(parameter =>
                IsId(parameter.ParameterType) || (parameter.GetCustomAttribute<AsParametersAttribute>() is not null && HoldsId(parameter.ParameterType)))
        from method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
        select $"{method} {pattern}";

    private static bool IsId(Type type) => type == typeof(Guid) || type == typeof(Guid?);

    private static bool HoldsId(Type type) => IsId(type)
        || type.GetGenericArguments().Any(HoldsId)
        || (type.Namespace?.StartsWith(nameof(MethodCabinet), StringComparison.Ordinal) == true && type.GetProperties().Any(property => HoldsId(property.PropertyType)));
}
