using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Olympiads.Late;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads.Jury;

/// <summary>The answer that counts is the last one; every earlier one stays readable to the chair.</summary>
public sealed class EarlierAnswersTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_chair_reads_every_answer_to_the_task_at_hand_and_learns_no_more_of_the_author()
    {
        var sitting = await Sitting.CreateAsync(app, contents: [OlympiadScene.Essay(), OlympiadScene.Upload(2, "image/jpeg")]);
        var pupil = await sitting.OpenAsync(app);
        byte[][] photos = [[0xFF, 0xD8, 0xFF, 0xDB, 0x00, 0x05, 0x4A, 0x46, 1, 0xFF, 0xD9], [0xFF, 0xD8, 0xFF, 0xDB, 0x00, 0x05, 0x4A, 0x46, 2, 0xFF, 0xD9]];
        var device = pupil.NewDevice();
        device.Write(sitting.Tasks[0], """{"type":"essay","text":"Первая мысль"}""");
        device.Write(sitting.Tasks[0], """{"type":"essay","text":"Вторая мысль"}""");
        foreach (var photo in photos)
        {
            (await new PartSender(pupil.Client, pupil.AttemptId, photo).SendAsync()).EnsureSuccessStatusCode();
            device.Write(sitting.Tasks[1], $$"""{"type":"upload","files":[{"sha256":"{{PartSender.DigestOf(photo)}}","name":"Соколова.jpg","size":{{photo.Length}}}]}""");
        }

        await device.SaveAsync(pupil.Client);
        (await pupil.HandInAsync()).EnsureSuccessStatusCode();
        var scene = new MarkingScene(app, sitting, [pupil], [device]);
        var (chair, _) = await scene.AppointAsync(role: Role.Chair);
        using (var early = await chair.GetAsync($"/api/attempts/{pupil.AttemptId}/tasks/1/answers"))
        {
            Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        }

        await scene.CloseAsync();
        var essay = (await scene.ClaimAsync(chair, sitting.Tasks[0]))!;
        var upload = (await scene.ClaimAsync(chair, sitting.Tasks[1]))!;

        var told = new[] { await chair.GetStringAsync($"/api/markings/{essay.Id}/answers"), await chair.GetStringAsync($"/api/markings/{upload.Id}/answers") };
        var (texts, files) = (JsonSerializer.Deserialize<ReadAnswers.Response>(told[0], Device.Json)!, JsonSerializer.Deserialize<ReadAnswers.Response>(told[1], Device.Json)!);
        Assert.Equal([("Первая", false), ("Вторая", true)], texts.Answers.Select(a => (JsonDocument.Parse(a.Answer!).RootElement.GetProperty("text").GetString()!.Split(' ')[0], a.Counts)));
        Assert.Equal([false, true], files.Answers.Select(a => a.Counts));
        var first = await chair.GetByteArrayAsync($"/api/markings/{upload.Id}/answers/files/{Assert.Single(files.Answers[0].Files)}");
        Assert.Equal(photos[0], first);
        Assert.All(new[] { $"{pupil.AttemptId}", $"{pupil.Person.Id}", $"{device.Id}", "Соколова", PartSender.DigestOf(photos[0]) }, secret =>
            Assert.All(told, text => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase)));
        Assert.Equal(2, await app.WithDbAsync(db => db.AuditLog.CountAsync(e => e.Action == "attempt.answers-read" && e.SubjectId == pupil.AttemptId.ToString())));

        // By the id of the attempt, which its participant has too, staff reads them; the chair would learn whose it is.
        var methodist = await app.SignInAsAsync(Role.Methodist);
        Assert.Equal(2, (await methodist.ReadAsync<ReadAnswers.Response>($"/api/attempts/{pupil.AttemptId}/tasks/1/answers")).Answers.Count);
        Assert.Equal(HttpStatusCode.NotFound, (await chair.GetAsync($"/api/attempts/{pupil.AttemptId}/tasks/1/answers")).StatusCode);
    }

    [Fact]
    public async Task Nobody_but_the_chair_who_marks_the_work_reads_them()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 1);
        var (juror, _) = await scene.AppointAsync();
        var (chair, chairPerson) = await scene.AppointAsync(role: Role.Chair);
        var view = (await scene.ReferenceAsync(chair))!;

        using (var refused = await juror.GetAsync($"/api/markings/{view.Id}/answers"))
        {
            Assert.Equal("olympiad.jury.not-the-chair", await refused.ErrorCodeAsync());
        }

        using (var foreign = await (await app.SignInAsAsync(Role.Chair)).GetAsync($"/api/markings/{view.Id}/answers"))
        {
            Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        }

        await MarkingScene.PlaceAsync(chair, view, MarkingScene.One, isDone: true);
        (await chair.PostAsJsonAsync($"{scene.Round}/conflicts", new DeclareConflict.Request(chairPerson.Id, null, await NameAsync(scene), "Племянник"), Device.Json)).EnsureSuccessStatusCode();
        using var tied = await chair.GetAsync($"/api/markings/{view.Id}/answers");
        Assert.Equal(HttpStatusCode.NotFound, tied.StatusCode);
    }

    private Task<string> NameAsync(MarkingScene scene) => app.WithDbAsync(async db =>
    {
        var id = scene.Pupils[0].Person.Id;
        await db.People.Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.LastName, "Редкофамильная"));
        var person = await db.People.SingleAsync(p => p.Id == id);
        return $"{person.LastName} {person.FirstName}";
    });
}
