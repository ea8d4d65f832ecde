using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using MiniExcelLibs;

namespace MethodCabinet.Bench.Figures;

/// <summary>A table of 5,000 pupils from several schools: uploaded and previewed, then confirmed, with accounts and audit entries.</summary>
public sealed class ImportFigure : Figure
{
    private const int Pupils = 5_000;
    private const double WorstSeconds = 10;
    private static readonly string[] LastNames = ["Соколова", "Лебедева", "Козлова", "Новикова", "Морозова", "Волкова", "Зайцева", "Павлова", "Семёнова", "Голубева"];
    private static readonly string[] FirstNames = ["Анна", "Мария", "Алёна", "Ольга", "Елена", "Вера", "Нина", "Дарья", "Софья", "Ирина"];

    public override string Name => "import";

    public override string Summary => "5,000 pupils from xlsx, preview and confirm";

    public override string Unit => "s";

    public override string Target => "<= 10";

    public override async Task<FigureResult> MeasureAsync(BenchContext context, CancellationToken ct)
    {
        var server = await context.StartServerAsync(new Dictionary<string, string> { ["Example__Enabled"] = "true" }, ct);
        using var client = new HttpClient { BaseAddress = server.Address };
        (await client.PostAsJsonAsync("/api/account/sign-in", new { login = "methodist", password = "Primer-2026" }, ct)).EnsureSuccessStatusCode();
        var organizations = await client.GetFromJsonAsync<JsonElement>("/api/organizations", ct);
        var schools = organizations.EnumerateArray().Where(o => o.GetProperty("kind").GetString() == "school").Select(o => o.GetProperty("shortName").GetString()!).ToList();
        var file = Table(schools);

        var started = Stopwatch.GetTimestamp();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "pupils.xlsx" } };
        var uploaded = await client.PostAsync(new Uri("/api/imports?kind=pupils", UriKind.Relative), form, ct);
        uploaded.EnsureSuccessStatusCode();
        var draft = await uploaded.Content.ReadFromJsonAsync<JsonElement>(ct);
        var preview = Stopwatch.GetElapsedTime(started);
        var confirmed = await client.PostAsync(new Uri($"/api/imports/{draft.GetProperty("id").GetGuid()}/confirm", UriKind.Relative), null, ct);
        confirmed.EnsureSuccessStatusCode();
        var created = (await confirmed.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("created").GetInt32();
        var total = Stopwatch.GetElapsedTime(started);

        return new FigureResult(Math.Round(total.TotalSeconds, 2), created == Pupils && total.TotalSeconds <= WorstSeconds, new
        {
            pupils = created,
            previewSeconds = Math.Round(preview.TotalSeconds, 2),
            confirmSeconds = Math.Round((total - preview).TotalSeconds, 2),
            fileKilobytes = file.Length / 1024,
        });
    }

    private static byte[] Table(List<string> schools)
    {
        using var file = new MemoryStream();
        file.SaveAs(Enumerable.Range(0, Pupils).Select(i => new Dictionary<string, object>
        {
            ["Фамилия"] = LastNames[i % LastNames.Length],
            ["Имя"] = FirstNames[i / LastNames.Length % FirstNames.Length],
            ["Отчество"] = "Сергеевна",
            ["Дата рождения"] = new DateTime(2009, 1, 1).AddDays(i / 3),
            ["Класс"] = $"{5 + (i % 7)}{"АБВ"[i % 3]}",
            ["Организация"] = schools[i % schools.Count],
        }));
        return file.ToArray();
    }
}
