using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Courses.Grading;
using MethodCabinet.Server.Tests.Olympiads;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace MethodCabinet.Server.Tests.Courses.Quizzes;

/// <summary>Marks of cohorts that were running when every quiz and package became a column of its own maximum (docs/decisions/0081).</summary>
public sealed class EarlierMarksTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Marks_that_were_set_before_stay_of_a_hundred_and_totals_stay_what_they_were()
    {
        var scene = await QuizScene.CreateAsync(app, [.. Enumerable.Repeat(QuizScene.True, 4)]);
        var silent = await QuizScene.CreateAsync(app, [QuizScene.True], (quiz, _) => quiz with { Feedback = QuizFeedback.Nothing });
        var (_, enrolment, _) = await scene.Course.LearnerAsync();
        await app.WithDbAsync(async db =>
        {
            db.GradeChanges.Add(new GradeChange
            {
                Id = Guid.CreateVersion7(),
                EnrolmentId = enrolment,
                UnitId = scene.QuizId,
                Number = 1,
                Value = 85,
                Reason = "Из ста",
                ById = scene.Course.TutorId,
                At = DateTimeOffset.UtcNow,
            });
            await db.SaveChangesAsync();
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync("20261128072729_Together");
            await migrator.MigrateAsync();
        });

        // What connections have prepared is of the tables as they were.
        app.Services.GetRequiredService<NpgsqlDataSource>().Clear();

        var book = await BookAsync(scene);
        Assert.Equal(3.4m, Assert.Single(book.Learners).Cells.Single(cell => cell.UnitId == scene.QuizId).Points);
        Assert.Equal([1m, 1m], book.Columns.Select(column => column.Weight));
        Assert.Equal([(UnitKind.Assignment, 1m), (UnitKind.Quiz, 0m)], (await BookAsync(silent)).Columns.Select(column => (column.Kind, column.Weight)));
    }

    private static Task<GetGrades.Response> BookAsync(QuizScene scene) => scene.Course.Tutor.ReadAsync<GetGrades.Response>($"/api/cohorts/{scene.Course.CohortId}/grades");
}
