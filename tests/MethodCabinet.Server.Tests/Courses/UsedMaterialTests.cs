using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Materials.Library;
using MethodCabinet.Server.Courses.Authoring;
using MethodCabinet.Server.Courses.Learning;
using MethodCabinet.Server.Materials.Library;
using MethodCabinet.Server.Tests.Materials.Library;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;

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

    [Fact]
    public async Task A_unit_shows_a_file_of_the_library_to_who_learns_though_the_library_shows_it_to_others_alone()
    {
        var (library, scene) = (await LibraryScene.CreateAsync(app), await CourseScene.CreateAsync(app));
        var material = await LibraryScene.CreateAsync(library.Methodist, LibraryScene.Blank with { Title = "Для методистов", Access = MaterialAccess.Staff });
        await LibraryScene.UploadAsync(library.Methodist, material, "таблица.pdf", CourseScene.FileText);
        var file = (await LibraryScene.GetAsync(library.Methodist, material)).Files[0].Revisions[0].FileId!.Value;

        // As a file that another module hands out alone, it is none that everybody may name.
        await app.WithDbAsync(db => db.StoredFiles.Where(f => f.Id == file).ExecuteUpdateAsync(set => set.SetProperty(f => f.IsPrivate, true)));
        var course = await scene.CourseAsync();
        var unit = (await (await scene.Methodist.PostAsync($"{scene.CoursePath}/units", new AddUnit.Request(course.Outline.Modules[0].Id, UnitKind.File, "Таблица", course.Version))).ReadAsync<AddUnit.Response>()).UnitId;
        var version = (await scene.Methodist.ReadAsync<GetUnit.Response>($"{scene.CoursePath}/units/{unit}")).Version;
        Assert.Equal("material.file.not-found", await (await scene.Methodist.PutAsync($"{scene.CoursePath}/units/{unit}", new SaveUnit.Request(new("", FileId: file), version))).ErrorCodeAsync());
        await library.PublishAsync(material);
        await scene.WriteAsync(unit, new("", FileId: file));
        await (await scene.Methodist.PostAsync($"{scene.CoursePath}/editions", new PublishCourse.Request([scene.CohortId], (await scene.CourseAsync()).Version))).OkAsync();

        var (learner, enrolment, _) = await scene.LearnerAsync();
        var shown = (await learner.ReadAsync<LearnUnit.Response>(scene.UnitPath(enrolment, unit))).View.File!;
        Assert.Equal(CourseScene.FileText, await learner.GetStringAsync(shown.Address));
        Assert.Equal([new MaterialUse("unit", scene.CourseId, "Таблицы на уроке", unit, "Таблица")], await UsesAsync(library.Methodist, material));
        Assert.False((await learner.GetAsync($"/api/materials/{material}/files/1")).IsSuccessStatusCode);
        Assert.Equal("material.file.not-found", await (await learner.GetAsync($"/api/files/{file}")).ErrorCodeAsync());
        Assert.Equal("library.was-published", await (await library.Methodist.DeleteAsync(new Uri($"/api/materials/{material}", UriKind.Relative))).ErrorCodeAsync());
        Assert.Null((await LibraryScene.GetAsync(library.Teacher, await library.PublishAsync(LibraryScene.Blank))).Files.SelectMany(f => f.Revisions).FirstOrDefault(r => r.FileId != null));
    }

    private static async Task<IReadOnlyList<MaterialUse>> UsesAsync(HttpClient reader, Guid id) => (await LibraryScene.GetAsync(reader, id)).Uses;
}
