using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Readiness;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Courses.Readiness;

namespace MethodCabinet.Server.Data.Seed.Example;

/// <summary>A diagnostic of ICT readiness that most teachers took in spring and some once more in autumn, and what the course of tables develops.</summary>
internal sealed class ExampleReadiness(AppDb db, TextRenderer renderer, ExamplePeople people, DateOnly today, DateTimeOffset now)
{
    private const string Title = "Диагностика ИКТ-компетентности";
    private const int Measured = 120;
    private const int MeasuredAgain = 60;

    /// <summary>Points of the criterion of a level, of how many four are at most.</summary>
    private const decimal Full = 4;

    private static readonly CompetenceFramework Framework = DefaultFramework.Make();
    private readonly Random random = new(2031);

    /// <summary>One of each area, so that the diagnostic takes an evening.</summary>
    private readonly List<Competence> asked = [.. Framework.Areas.Select(area => area.Competences[0])];

    public void Write()
    {
        var course = new Course { Id = ExampleIds.Of("course", Title), Audience = CourseAudience.Teachers, CreatedById = people.Methodist.Id, CreatedAt = now.AddDays(-220) };
        const string summary = "Шесть практических заданий, по одному на каждую область рамки. Отметок не ставят: по результату складывается ваш маршрут.";
        course.Describe(Title, summary, renderer.Render(summary).Html, 4, isTemplate: false);
        var units = asked.ConvertAll(competence => UnitOf(course, competence));
        course.Arrange(new([new CourseModule(ExampleIds.Of("module", Title), "Задания", units)]));
        var contents = db.UnitVersions.Local.Where(version => version.CourseId == course.Id).ToDictionary(version => version.Id, version => version.Content);
        db.AddRange(course, course.Publish(null, contents, people.Methodist.Id, now.AddDays(-215)));

        var readiness = new CourseReadiness { CourseId = course.Id };
        List<CompetenceCheck> checks = [.. units.Zip(asked).SelectMany(pair => Enumerable.Range(1, Framework.Levels.Count).Select(level => new CompetenceCheck(pair.First.Id, $"{level}", pair.Second.Id, level)))];
        readiness.Set([], checks, Framework, checks.Select(check => (check.UnitId, check.ItemId)).ToHashSet());
        db.Add(readiness);
        Teach(course, units, checks);

        var tables = new CourseReadiness { CourseId = ExampleCourses.TablesId };
        tables.Set([new(asked[0].Id, Framework.TargetLevel), new(asked[2].Id, Framework.TargetLevel), new(asked[3].Id, 1)], [], Framework, new HashSet<(Guid, string?)>());
        db.Add(tables);
    }

    private OutlineUnit UnitOf(Course course, Competence competence)
    {
        var text = $"{competence.Description}\n\nПришлите то, что уже делали на своих уроках, и опишите в трёх-четырёх фразах, зачем и что получилось.";
        var content = new AssignmentContent(text, renderer.Render(text).Html, [.. Framework.Levels.Select((level, index) => new Criterion($"{index + 1}", level.Description, Full))], 0, 3, LateRule.Accept);
        var version = new UnitVersion(ExampleIds.Of("version", Title, competence.Title), course.Id, ExampleIds.Of("unit", Title, competence.Title), content, people.Methodist.Id, now.AddDays(-218));
        db.Add(version);
        return new OutlineUnit(version.UnitId, version.Id, UnitKind.Assignment, competence.Title, 30, IsRequired: true, Release.AtOnce);
    }

    private void Teach(Course course, List<OutlineUnit> units, List<CompetenceCheck> checks)
    {
        var teachers = people.Memberships.Where(m => m.Kind == MembershipKind.Teacher).Select(m => m.PersonId).Distinct().Take(Measured).ToList();
        var levels = teachers.ToDictionary(teacher => teacher, _ => asked.ConvertAll(_ => random.Next(0, 4)));
        var spring = CohortOf(course, "Весна", today.AddDays(-210), today.AddDays(-180));
        var autumn = CohortOf(course, "Осень", today.AddDays(-20), today.AddDays(40));
        db.Add(new CohortTutor { CohortId = autumn.Id, PersonId = people.Methodist.Id });
        foreach (var teacher in teachers)
        {
            Place(spring, teacher, units, checks, levels[teacher], now.AddDays(-190));
        }

        // They have learned something since.
        foreach (var teacher in teachers.Take(MeasuredAgain))
        {
            Place(autumn, teacher, units, checks, levels[teacher].ConvertAll(level => Math.Min(Framework.Levels.Count, level + random.Next(0, 2))), now.AddDays(-3));
        }
    }

    private Cohort CohortOf(Course course, string title, DateOnly from, DateOnly until)
    {
        var cohort = new Cohort { Id = ExampleIds.Of("cohort", Title, title), CourseId = course.Id, Edition = 1, CreatedAt = now.AddDays(-212) };
        cohort.Plan(title, from, until, Admission.Open, 0);
        db.Add(cohort);
        return cohort;
    }

    private void Place(Cohort cohort, Guid teacher, List<OutlineUnit> units, List<CompetenceCheck> checks, List<int> levels, DateTimeOffset at)
    {
        var enrolment = new Enrolment { Id = ExampleIds.Of("enrolment", cohort.Id, teacher), CohortId = cohort.Id, PersonId = teacher, State = EnrolmentState.Active, AskedAt = at.AddDays(-8) };
        enrolment.Follow(isComplete: true, at);
        db.Add(enrolment);
        var points = new Dictionary<CompetenceCheck, CheckedPoints>();
        foreach (var (unit, level) in units.Zip(levels))
        {
            var content = (AssignmentContent)db.UnitVersions.Local.Single(version => version.Id == unit.VersionId).Content;
            var work = Submission.HandIn(ExampleIds.Of("submission", enrolment.Id, unit.Id), enrolment.Id, unit.Id, unit.VersionId, content, null, "Пример с моего урока.", 0, daysLate: 0, isOver: false, at.AddDays(-2));
            work.Mark(content, content.Criteria.ToDictionary(c => c.Id, c => int.Parse(c.Id, null) <= level ? Full : 0), "Спасибо, результат учтён.", isReturned: false, people.Methodist.Id, at);
            db.AddRange(work, new UnitProgress { EnrolmentId = enrolment.Id, UnitId = unit.Id, OpenedAt = at.AddDays(-3), CompletedAt = at, Points = work.Total, MaxPoints = content.MaxPoints });
            foreach (var check in checks.Where(check => check.UnitId == unit.Id))
            {
                points[check] = new CheckedPoints(work.Points[check.ItemId!], Full);
            }
        }

        db.AddRange(Placing.Place(checks, check => points[check]).Select(level => new CompetencePlacement
        {
            EnrolmentId = enrolment.Id,
            CompetenceId = level.Key,
            PersonId = teacher,
            Level = level.Value,
            PlacedAt = at,
        }));
    }
}
