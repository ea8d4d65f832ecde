using System.Text;
using MethodCabinet.Server.Lessons.Slides;
using MethodCabinet.Server.Tests.Olympiads;

namespace MethodCabinet.Server.Tests.Lessons;

/// <summary>A server without LibreOffice.</summary>
public sealed class AppWithoutOffice : TestApp
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("Lessons:Office", "/nowhere/soffice")];
}

/// <summary>Presentations become PDF where LibreOffice is installed; elsewhere the page is told to ask for a PDF.</summary>
public sealed class PresentationTests(TestApp app, AppWithoutOffice without) : IClassFixture<TestApp>, IClassFixture<AppWithoutOffice>
{
    private static readonly byte[] Slides = File.ReadAllBytes(Path.Combine(TestPostgres.Repository, "tests/Samples/slides/ohm.pptx"));
    private static readonly bool HasOffice = Office.Find("soffice") is not null;

    [Fact]
    public async Task A_presentation_becomes_a_pdf_for_whoever_brought_it()
    {
        var scene = await LessonScene.CreateAsync(app);
        var id = await BringAsync(scene, Slides);
        Assert.Equal(HasOffice ? SlideState.Done : SlideState.NoConverter, await EndAsync(scene, id));
        var pdf = $"/api/lessons/{scene.Id}/slides/{id}/pdf";
        Assert.Equal("platform.not-found", await (await app.As(scene.Anna.Id).GetAsync(pdf)).ErrorCodeAsync());
        if (HasOffice)
        {
            Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(await app.As(scene.Teacher.Id).GetByteArrayAsync(pdf), 0, 8), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Where_there_is_no_program_for_it_the_page_is_told_so()
    {
        var scene = await LessonScene.CreateAsync(without);
        Assert.Equal(SlideState.NoConverter, await EndAsync(scene, await BringAsync(scene, Slides)));
    }

    [Fact]
    public async Task What_is_no_presentation_is_refused()
    {
        var scene = await LessonScene.CreateAsync(app);
        using var form = new MultipartFormDataContent { { new StringContent("%PDF-1.7"), "file", "урок.pdf" } };
        Assert.Equal("lesson.room.presentation-unreadable", await (await app.As(scene.Teacher.Id).PostAsync($"/api/lessons/{scene.Id}/slides", form)).ErrorCodeAsync());
        using var again = new MultipartFormDataContent { { new ByteArrayContent(Slides), "file", "урок.pptx" } };
        Assert.Equal("lesson.room.role-forbids", await (await app.As(scene.Anna.Id).PostAsync($"/api/lessons/{scene.Id}/slides", again)).ErrorCodeAsync());
        var broken = await BringAsync(scene, [.. Slides[..200], .. new byte[2_000]]);
        Assert.Equal(HasOffice ? SlideState.Failed : SlideState.NoConverter, await EndAsync(scene, broken));
    }

    private static async Task<Guid> BringAsync(LessonScene scene, byte[] content)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", "урок.pptx" } };
        return (await (await scene.App.As(scene.Teacher.Id).PostAsync($"/api/lessons/{scene.Id}/slides", form)).OkJsonAsync()).GetProperty("id").GetGuid();
    }

    /// <summary>What the job came to.</summary>
    private static async Task<SlideState> EndAsync(LessonScene scene, Guid id)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            var state = (await scene.App.As(scene.Teacher.Id).ReadAsync<GetPresentation.Response>($"/api/lessons/{scene.Id}/slides/{id}")).State;
            if (state is not (SlideState.Waiting or SlideState.Working))
            {
                return state;
            }

            await Task.Delay(300);
        }

        return SlideState.Working;
    }
}
