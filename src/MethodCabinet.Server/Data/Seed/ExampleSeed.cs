using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Data.Seed.Example;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Data.Seed;

/// <summary>
/// Writes the example municipality into an empty database: the same people, schools and olympiads every time, with dates around the present day.
/// </summary>
public sealed class ExampleSeed(AppDb db, TextRenderer renderer, Files files, ExampleSettings example, SiteSettings site, TimeProvider clock)
{
    private const string Accounts =
        $"""
        Логин        Кто это                                   (пароль у всех: {ExamplePeople.Password})
        admin        администратор
        head         заведующий методическим кабинетом
        methodist    методист, организатор олимпиад
        coordinator  ответственный в школе № 2
        chair        председатель жюри
        juror        член жюри (также juror2 … juror5)
        teacher      учитель физики
        pupil1       ученица 8 «Б», участница идущей олимпиады (также pupil2 и pupil3)
        guardian     родитель учеников pupil1 и pupil4

        """;

    public async Task RunAsync()
    {
        if (!await db.Organizations.AnyAsync())
        {
            await WriteAsync();
        }

        if (example.AccountsFile is { Length: > 0 } file)
        {
            await File.WriteAllTextAsync(file, Accounts);
        }
    }

    private async Task WriteAsync()
    {
        var now = clock.GetUtcNow();
        var seasons = await db.Seasons.AsNoTracking().ToListAsync();
        var people = new ExamplePeople(now, site.DayOf(now));

        // Everything is new: looking for changes again and again would take longer than writing.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            using var picture = new MemoryStream(ExampleCircuit.DrawPng());
            var circuit = await files.AddAsync("circuit.png", picture, createdById: null, CancellationToken.None, ExampleIds.Of("file", "circuit"));
            people.Write(db);
            new ExampleOlympiads(db, renderer, people, seasons, now).Write(circuit.Id);
            await new ExampleContests(db, files, people, seasons, now).WriteAsync();
            new ExampleCourses(db, renderer, people, site.DayOf(now), now).Write();
            new ExampleReadiness(db, renderer, people, site.DayOf(now), now).Write();
            await new ExampleLibrary(db, files, people, now).WriteAsync();
            await new ExampleLessons(db, files, renderer, people, site.DayOf(now), now).WriteAsync();
            await db.SaveChangesAsync();
            await ExampleLibrary.IndexAsync(db);

            // Its lessons are made as those of every timetable, which is looked through again and again.
            db.ChangeTracker.Clear();
            await new ExampleTimetable(db, people, site, clock).WriteAsync();
            await new ExampleJournals(db, site, now).WriteAsync();
        }
        finally
        {
            db.ChangeTracker.Clear();
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }
}
