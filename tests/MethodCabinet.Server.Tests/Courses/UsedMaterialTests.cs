using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Courses.Authoring;
using MethodCabinet.Server.Materials.Library;
using MethodCabinet.Server.Tests.Materials.Library;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;

namespace MethodCabinet.Server.Tests.Courses;

/// <summary>«Где используется» of a material names the units of courses that link to it or show one of its files.</summary>
public sealed class UsedMaterialTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Units_that_link_to_a_material_are_told_to_the_staff_alone_as_long_as_a_course_shows_them()
    {
        var (library, scene) = (await LibraryScene.CreateAsync(app), await CourseScene.CreateAsync(app));
        var (linked, other) = (await library.PublishAsync(LibraryScene.Blank with { Title = "Сборник таблиц" }), await library.PublishAsync(LibraryScene.Blank with { Title = "Другой" }));
        await scene.WriteAsync(scene.TextId, new($"Прочтите [сборник](/library/{linked})."));

        Assert.Equal([Use()], await UsesAsync(scene.Methodist, linked));
        Assert.Empty(await UsesAsync(scene.Methodist, other));
        Assert.Empty(await UsesAsync(library.Teacher, linked));
        Assert.Empty(await UsesAsync(library.Visitor, linked));

        // What an edition shows stays in use after the draft has dropped it, until a newer edition comes and no cohort learns the old one.
        await PublishAsync([scene.CohortId]);
        await scene.WriteAsync(scene.TextId, new("Ничего не читайте."));
        Assert.Equal([Use()], await UsesAsync(scene.Methodist, linked));
        await PublishAsync([]);
        Assert.Equal([Use()], await UsesAsync(scene.Methodist, linked));
        await scene.WriteAsync(scene.TextId, new("Ничего."));
        await PublishAsync([scene.CohortId]);
        Assert.Empty(await UsesAsync(scene.Methodist, linked));

        MaterialUse Use() => new("unit", scene.CourseId, "Таблицы на уроке", scene.TextId, "Зачем таблицы");

        async Task PublishAsync(IReadOnlyList<Guid> cohorts) =>
            await (await scene.Methodist.PostAsync($"{scene.CoursePath}/editions", new PublishCourse.Request(cohorts, (await scene.CourseAsync()).Version))).OkAsync();
    }

    [Fact]
    public async Task A_material_to_which_a_unit_links_is_not_deleted_though_nobody_was_shown_it()
    {
        var (library, scene) = (await LibraryScene.CreateAsync(app), await CourseScene.CreateAsync(app));
        var draft = await LibraryScene.CreateAsync(library.Teacher, LibraryScene.Blank with { Title = "Черновик" });
        await scene.WriteAsync(scene.WorkId, new("Сделайте журнал класса.", Assignment: new([new("a", $"По [образцу](/library/{draft})", 5)], 3, 2, LateRule.Accept)));
        Assert.Equal("library.in-use", await (await DeleteAsync()).ErrorCodeAsync());
        await scene.WriteAsync(scene.WorkId, new("Сделайте журнал класса.", Assignment: new([new("a", "Формулы", 5)], 3, 2, LateRule.Accept)));
        (await DeleteAsync()).EnsureSuccessStatusCode();

        Task<HttpResponseMessage> DeleteAsync() => library.Teacher.DeleteAsync(new Uri($"/api/materials/{draft}", UriKind.Relative));
    }

    private static async Task<IReadOnlyList<MaterialUse>> UsesAsync(HttpClient reader, Guid id) => (await LibraryScene.GetAsync(reader, id)).Uses;
}
