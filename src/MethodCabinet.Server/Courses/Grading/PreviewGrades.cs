using System.Globalization;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Courses.Quizzes;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.People.Imports;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Courses.Grading;

/// <summary>Reads a gradebook that was filled in elsewhere and says which marks it would change. Nothing is written: <see cref="ChangeGrades"/> takes what is confirmed.</summary>
public static class PreviewGrades
{
    /// <param name="Problems">Cells that are not understood; they hinder nothing else.</param>
    public sealed record Response(IReadOnlyList<Change> Changes, IReadOnlyList<ImportProblem> Problems);

    /// <param name="Cell">«D14».</param>
    /// <param name="UnitId">Null for the mark of the whole.</param>
    /// <param name="Before">Null while there is no mark.</param>
    /// <param name="Number">Of the last change of the mark, as <see cref="ChangeGrades"/> asks for it.</param>
    public sealed record Change(string Cell, Guid EnrolmentId, string Name, Guid? UnitId, string Title, decimal? Before, decimal After, decimal MaxPoints, int Number);

    public static async Task<Ok<Response>> Handle(Guid id, IFormFile file, AppDb db, PublishedCourses published, QuizQuestions questions, LearnerRows learners, CurrentUser user, CancellationToken ct)
    {
        var book = await Gradebook.LoadAsync(db, published, questions, await db.TutoredCohortAsync(id, user, ct), learners.Today, enrolmentId: null, ct);
        var sheet = await Sheets.ReadAsync(file, ct);
        var key = sheet.Find(GetGradesWorkbook.Key);
        if (key < 0)
        {
            throw new RuleBroken(CourseErrors.ListColumnMissing, new Dictionary<string, object?> { ["column"] = GetGradesWorkbook.Key });
        }

        var (whole, known) = (sheet.Find(GetGradesWorkbook.Whole), book.LearnersFor(user.PersonId).ToDictionary(learner => learner.Enrolment.Id));
        var columns = book.Columns.Index().Select(column => (column.Item, Place: sheet.Find(GetGradesWorkbook.HeadingOf(column.Index, column.Item)))).Where(column => column.Place >= 0).ToList();
        var (changes, problems, seen) = (new List<Change>(), new List<ImportProblem>(), new HashSet<Guid>());
        foreach (var row in sheet.Rows)
        {
            var text = Sheets.Text(row, key);
            if (!Guid.TryParse(text, out var enrolment) || !known.TryGetValue(enrolment, out var learner) || !seen.Add(enrolment))
            {
                problems.Add(new ImportProblem(Sheet.Address(key, row.Number), CourseErrors.GradeRowUnknown.Code, text));
                continue;
            }

            foreach (var (column, place) in columns)
            {
                var mark = learner.Grade.Lines.FirstOrDefault(line => line.Mark.UnitId == column.UnitId)?.Mark;
                if (Read(row, place, mark?.Points, mark?.MaxPoints ?? 0) is { } points)
                {
                    changes.Add(new Change(Sheet.Address(place, row.Number), enrolment, learner.Person.FullName, column.UnitId, column.Title, mark?.Points, points, column.MaxPoints, learner.NumberOf(column.UnitId)));
                }
            }

            // What the formula made in the file would change with the marks; only a number that differs from what counts was set by somebody.
            if (Read(row, whole, learner.Grade.Percent, 100) is { } percent)
            {
                changes.Add(new Change(Sheet.Address(whole, row.Number), enrolment, learner.Person.FullName, null, "", learner.Grade.Percent, percent, 100, learner.NumberOf(null)));
            }
        }

        return TypedResults.Ok(new Response(changes, problems));

        decimal? Read(SheetRow row, int place, decimal? before, decimal max)
        {
            var text = Sheets.Text(row, place);
            if (text.Length == 0)
            {
                return null;
            }

            if (!decimal.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            {
                problems.Add(new ImportProblem(Sheet.Address(place, row.Number), CourseErrors.GradeUnreadable.Code, text));
                return null;
            }

            value = decimal.Round(value, 2, MidpointRounding.AwayFromZero);
            if (value < 0 || value > max)
            {
                problems.Add(new ImportProblem(Sheet.Address(place, row.Number), CourseErrors.GradeRange.Code, text));
                return null;
            }

            return value == before ? null : value;
        }
    }
}
