using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Certificates.Office;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;

namespace MethodCabinet.Server.Tests.Certificates;

/// <summary>Protocol and order as Word documents, from templates that the cabinet may change.</summary>
public sealed class OfficeDocumentTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] Surnames = ["Абрамова", "Белова", "Ветрова"];

    [Fact]
    public async Task Protocol_and_order_say_what_was_signed_with_names_declined()
    {
        var (methodist, olympiad) = await SceneAsync(signed: true);
        var client = app.As(methodist);

        var protocol = WordFiles.Read(await client.GetByteArrayAsync(new Uri($"/api/olympiads/{olympiad}/documents/juryProtocol", UriKind.Relative)));
        Assert.Contains("Председатель жюри: Методистова Анна Игоревна", protocol.Text, StringComparison.Ordinal);
        Assert.Equal(
            [["1", "Методистова Анна Игоревна", "председатель"], ["2", "Гущина Вера Игоревна", "член жюри"], ["3", "Орлова Дарья Игоревна", "член жюри"]],
            protocol.Rows[1..4]);
        Assert.Equal(["1", "Абрамова Анна Игоревна", "9", "10 из 12,5", "1", "победитель"], protocol.Rows[5].Where((_, column) => column != 2));
        Assert.Equal("участник", protocol.Rows[7][6]);
        Assert.Equal(["Гущина Вера Игоревна", "Орлова Дарья Игоревна"], protocol.Rows[8..].Select(row => row[1]));

        var order = WordFiles.Read(await client.GetByteArrayAsync(new Uri($"/api/olympiads/{olympiad}/documents/resultsOrder", UriKind.Relative)));
        Assert.Equal(3, order.Rows.Count);
        Assert.Equal(("Абрамовой Анне Игоревне", "победителя"), (order.Rows[1][1], order.Rows[1][4]));
        Assert.Equal(("Беловой Анне Игоревне", "призёра"), (order.Rows[2][1], order.Rows[2][4]));
        Assert.DoesNotContain("{{", protocol.Text + order.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_jury_has_fields_of_its_own_which_the_page_lists()
    {
        var (methodist, olympiad) = await SceneAsync(signed: true);
        var client = app.As(methodist);
        var listed = await client.ReadAsync<ListTemplates.Response>("/api/document-templates");
        Assert.Subset(listed.Fields.ToHashSet(), new HashSet<string> { "jurors", "jurorsDative", "count.jurors", "juror.name", "juror.initials", "juror.role", "member.name" });

        var template = await WordFiles.UploadAsync(client, WordFiles.OfXml(
            "<w:p><w:r><w:t>Жюри ({{count.jurors}}): {{jurors}}. Объявить благодарность {{jurorsDative}}.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{juror.initials}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"));
        await (await client.PutAsJsonAsync("/api/document-templates/resultsOrder", new { fileId = template })).OkAsync();
        var order = WordFiles.Read(await client.GetByteArrayAsync(new Uri($"/api/olympiads/{olympiad}/documents/resultsOrder", UriKind.Relative)));
        await (await client.PutAsJsonAsync("/api/document-templates/resultsOrder", new { fileId = (Guid?)null })).OkAsync();

        Assert.StartsWith("Жюри (3): Методистова Анна Игоревна, Гущина Вера Игоревна, Орлова Дарья Игоревна. Объявить благодарность Методистовой Анне Игоревне, Гущиной Вере Игоревне, Орловой Дарье Игоревне.", order.Text, StringComparison.Ordinal);
        Assert.Equal(["Методистова А. И.", "Гущина В. И.", "Орлова Д. И."], order.Rows.Select(row => row[0]));
    }

    [Fact]
    public async Task Of_a_jury_whose_chair_is_alone_no_empty_table_is_left_which_Word_does_not_open()
    {
        var (methodist, _) = await SceneAsync(signed: true);
        var template = await app.As(methodist).GetByteArrayAsync(new Uri("/api/document-templates/juryProtocol", UriKind.Relative));
        var values = DocumentValues.ExampleOf(DocumentKind.JuryProtocol);
        values = values with { Lists = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>(values.Lists) { ["member"] = [] } };

        using var document = WordprocessingDocument.Open(new MemoryStream(TemplateText.Fill(template, values)), isEditable: false);

        Assert.All(document.MainDocumentPart!.Document!.Descendants<Table>(), table => Assert.NotEmpty(table.Elements<TableRow>()));
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => error.Description));
    }

    [Fact]
    public async Task Without_the_signature_there_is_nothing_to_write()
    {
        var (methodist, olympiad) = await SceneAsync(signed: false);

        var response = await app.As(methodist).GetAsync(new Uri($"/api/olympiads/{olympiad}/documents/juryProtocol", UriKind.Relative));

        Assert.Equal("certificate.results-unsigned", await response.ErrorCodeAsync());
    }

    [Fact]
    public async Task A_template_of_the_cabinet_is_tried_taken_and_given_up_again()
    {
        var (methodist, olympiad) = await SceneAsync(signed: true);
        var client = app.As(methodist);
        var standard = await client.GetByteArrayAsync(new Uri("/api/document-templates/resultsOrder", UriKind.Relative));

        var slip = await SetAsync(await UploadAsync(WordFiles.Document("Победителей {{count.winners}}, лучший {{olimpiad.title}}")));
        using (var problem = JsonDocument.Parse(await slip.Content.ReadAsStringAsync()))
        {
            Assert.Equal("certificate.template-field-unknown", problem.RootElement.GetProperty("code").GetString());
            Assert.Equal("olimpiad.title", problem.RootElement.GetProperty("args").GetProperty("field").GetString());
        }

        Assert.Equal("certificate.template-field-unknown", await (await SetAsync(await UploadAsync(WordFiles.Document("{{participant.name}} outside of a table")))).ErrorCodeAsync());
        Assert.Equal("certificate.template-unreadable", await (await SetAsync(await UploadAsync([.. "PK\u0003\u0004"u8, .. new byte[100]]))).ErrorCodeAsync());
        Assert.Null((await ListAsync()).ChangedAt);

        Assert.Equal(HttpStatusCode.NoContent, (await SetAsync(await UploadAsync(WordFiles.Document("Победителей: {{ count.winners }}.")))).StatusCode);
        Assert.NotNull((await ListAsync()).ChangedAt);
        Assert.Equal("Победителей: 1.", WordFiles.Read(await client.GetByteArrayAsync(new Uri($"/api/olympiads/{olympiad}/documents/resultsOrder", UriKind.Relative))).Text);

        Assert.Equal(HttpStatusCode.NoContent, (await SetAsync(null)).StatusCode);
        Assert.Equal(standard, await client.GetByteArrayAsync(new Uri("/api/document-templates/resultsOrder", UriKind.Relative)));

        Task<HttpResponseMessage> SetAsync(Guid? fileId) => client.PutAsJsonAsync("/api/document-templates/resultsOrder", new { fileId });
        async Task<ListTemplates.Item> ListAsync() =>
            (await client.ReadAsync<ListTemplates.Response>("/api/document-templates")).Items.Single(i => i.Kind == DocumentKind.ResultsOrder);
        Task<Guid> UploadAsync(byte[] content) => WordFiles.UploadAsync(client, content);
    }

    [Fact]
    public void A_field_that_Word_cut_into_pieces_is_one_field_and_looks_like_its_beginning()
    {
        var values = DocumentValues.ExampleOf(DocumentKind.JuryProtocol);
        var filled = TemplateText.Fill(WordFiles.Document("Диплом {{oly", "mpiad.sea", "son}} года, {{olympiad.subject}}", "!"), values);

        Assert.Equal("Диплом 2026/27 года, Биология!", WordFiles.Read(filled).Text);
        using var document = WordprocessingDocument.Open(new MemoryStream(filled), isEditable: false);
        Assert.Equal(["Диплом 2026/27", "", " года, Биология", "!"], document.MainDocumentPart!.Document!.Descendants<Text>().Select(text => text.Text));
    }

    [Fact]
    public void What_XML_cannot_hold_is_left_out_of_a_document()
    {
        var values = DocumentValues.ExampleOf(DocumentKind.JuryProtocol);
        values = values with { Fields = new Dictionary<string, string>(values.Fields) { ["olympiad.title"] = "Био\u000bло\uffffгия\ud83d" } };

        Assert.Equal("«Биология\ufffd»", WordFiles.Read(TemplateText.Fill(WordFiles.Document("«{{olympiad.title}}»"), values)).Text);
    }

    private Task<(Guid Methodist, Guid Olympiad)> SceneAsync(bool signed) => app.WithDbAsync(async db =>
    {
        var (by, school) = (db.AddMethodist(), db.AddSchool());
        var olympiad = db.AddOlympiad(by, opensAt: DateTimeOffset.UtcNow.AddDays(-1));
        foreach (var (index, name) in Surnames.Index())
        {
            var registration = db.AddRegistration(olympiad, db.AddPupil(school, lastName: name), school);
            if (signed)
            {
                db.Awards.Add(new Award
                {
                    RegistrationId = registration.Id,
                    OlympiadId = olympiad.Id,
                    TrackId = olympiad.Tracks[0].Id,
                    Status = AwardStatus.Winner - index,
                    PlaceFrom = index + 1,
                    PlaceTo = index + 1,
                    Points = 10 - index,
                    MaxPoints = 12.5m,
                });
            }
        }

        if (signed)
        {
            foreach (var person in new[] { db.AddPerson("Орлова", "Дарья"), db.AddPerson("Гущина", "Вера") })
            {
                db.JuryMembers.Add(new JuryMember { OlympiadId = olympiad.Id, PersonId = person.Id, AppointedAt = DateTimeOffset.UtcNow });
            }

            db.ResultsSignings.Add(new ResultsSigning { OlympiadId = olympiad.Id, SignedById = by.Id, SignedAt = DateTimeOffset.UtcNow, Rules = AwardRules.Default });
        }

        await db.SaveChangesAsync();
        return (by.Id, olympiad.Id);
    });
}
