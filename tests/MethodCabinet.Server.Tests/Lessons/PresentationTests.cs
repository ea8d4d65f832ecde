using System.Text;
using MethodCabinet.Server.Lessons;
using MethodCabinet.Server.Lessons.Slides;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Lessons;

/// <summary>Presentations become PDF where LibreOffice is installed; elsewhere the page is told to ask for a PDF.</summary>
public sealed class PresentationTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly byte[] Slides = File.ReadAllBytes(Path.Combine(TestPostgres.Repository, "tests/Samples/slides/ohm.pptx"));

    [Fact]
    public async Task A_presentation_becomes_a_pdf_for_whoever_brought_it()
    {
        var scene = await LessonScene.CreateAsync(app);
        var id = await ConvertAsync(scene, Slides, new LessonsSettings());
        if (Office.Find("soffice") is null)
        {
            Assert.Equal(SlideState.NoConverter, await StateAsync(scene, id));
            return;
        }

        Assert.Equal(SlideState.Done, await StateAsync(scene, id));
        var pdf = await app.As(scene.Teacher.Id).GetByteArrayAsync($"/api/lessons/{scene.Id}/slides/{id}/pdf");
        Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(pdf, 0, 8), StringComparison.Ordinal);
        Assert.Equal("platform.not-found", await (await app.As(scene.Anna.Id).GetAsync($"/api/lessons/{scene.Id}/slides/{id}/pdf")).ErrorCodeAsync());
    }

    [Fact]
    public async Task Where_there_is_no_program_for_it_the_page_is_told_so()
    {
        var scene = await LessonScene.CreateAsync(app);
        var id = await ConvertAsync(scene, Slides, new LessonsSettings { Office = "/nowhere/soffice" });
        Assert.Equal(SlideState.NoConverter, await StateAsync(scene, id));
    }

    [Fact]
    public async Task What_is_no_presentation_is_refused()
    {
        var scene = await LessonScene.CreateAsync(app);
        using var form = new MultipartFormDataContent { { new StringContent("%PDF-1.7"), "file", "урок.pdf" } };
        Assert.Equal("lesson.room.presentation-unreadable", await (await app.As(scene.Teacher.Id).PostAsync($"/api/lessons/{scene.Id}/slides", form)).ErrorCodeAsync());
        using var again = new MultipartFormDataContent { { new ByteArrayContent(Slides), "file", "урок.pptx" } };
        Assert.Equal("lesson.room.role-forbids", await (await app.As(scene.Anna.Id).PostAsync($"/api/lessons/{scene.Id}/slides", again)).ErrorCodeAsync());
        if (Office.Find("soffice") is not null)
        {
            var broken = await ConvertAsync(scene, [.. Slides[..200], .. new byte[2_000]], new LessonsSettings());
            Assert.Equal(SlideState.Failed, await StateAsync(scene, broken));
        }
    }

    private async Task<Guid> ConvertAsync(LessonScene scene, byte[] content, LessonsSettings settings)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", "урок.pptx" } };
        var id = (await (await app.As(scene.Teacher.Id).PostAsync($"/api/lessons/{scene.Id}/slides", form)).OkJsonAsync()).GetProperty("id").GetGuid();
        await using var scope = app.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<ConvertSlidesJob>(scope.ServiceProvider, settings).RunAsync(id, CancellationToken.None);
        return id;
    }

    private async Task<SlideState> StateAsync(LessonScene scene, Guid id) => (await app.As(scene.Teacher.Id).ReadAsync<GetPresentation.Response>($"/api/lessons/{scene.Id}/slides/{id}")).State;
}
