using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates.Office;

/// <summary>What the fields of orders about people of a cohort stand for.</summary>
internal static class OrderValues
{
    private const string Learners = "learner";

    /// <summary>Where number and date are written by hand.</summary>
    private const string BlankNumber = "________", BlankDay = "«___» ______________ 20___ г.";

    public static TemplateValues Example(SiteSettings site, DateOnly today) => ValuesOf(
        site, "Электронные таблицы в работе учителя", 36, "Осенний поток", today.AddDays(7), today.AddDays(60), "заявки образовательных организаций", "112-о", today,
        [
            RowOf(1, DocumentValues.Somebody("Соколова", "Анна", "Игоревна"), "Средняя школа № 2", "учитель биологии", "А", today),
            RowOf(2, DocumentValues.Somebody("Ли", "Ян", ""), "Гимназия № 1", "учитель информатики", "", today),
        ]);

    /// <param name="kind">By which the order must be.</param>
    /// <exception cref="RuleBroken">PlatformErrors.NotFound.</exception>
    public static async Task<TemplateValues> ReadAsync(AppDb db, DocumentKind kind, Guid orderId, SiteSettings site, CancellationToken ct)
    {
        var order = await db.CohortOrders.AsNoTracking().SingleOrDefaultAsync(o => o.Id == orderId, ct);
        return order is not null && KindOf(order.Kind) == kind ? await ReadAsync(db, order, order.Number, order.SignedOn, site, ct) : throw new RuleBroken(PlatformErrors.NotFound);
    }

    public static DocumentKind KindOf(OrderKind kind) => kind switch
    {
        OrderKind.Enrol => DocumentKind.EnrolmentOrder,
        OrderKind.Expel => DocumentKind.ExpulsionOrder,
        _ => DocumentKind.GraduationOrder,
    };

    /// <param name="number">Empty for a draft.</param>
    public static async Task<TemplateValues> ReadAsync(AppDb db, CohortOrder order, string number, DateOnly? signedOn, SiteSettings site, CancellationToken ct)
    {
        var cohort = await db.Cohorts.AsNoTracking().SingleAsync(c => c.Id == order.CohortId, ct);
        var edition = await db.CourseEditions.SingleAsync(e => e.CourseId == cohort.CourseId && e.Number == cohort.Edition, ct);
        var pupils = await db.Courses.Where(c => c.Id == cohort.CourseId).Select(c => c.Audience == CourseAudience.Pupils).SingleAsync(ct);
        var rows = await (
            from named in db.CohortOrderPeople.Where(p => p.OrderId == order.Id)
            join person in db.People on named.PersonId equals person.Id
            select new
            {
                Person = person,
                Enrolment = db.Enrolments.FirstOrDefault(e => e.CohortId == cohort.Id && e.PersonId == person.Id),
                Place = db.Memberships.Where(m => m.PersonId == person.Id && (m.Kind == MembershipKind.Student) == pupils)
                    .OrderBy(m => m.To != null).ThenByDescending(m => m.To).ThenByDescending(m => m.From)
                    .Select(m => new { m.Grade, m.ClassLetter, m.Position, School = db.Organizations.Where(o => o.Id == m.OrganizationId).Select(o => o.ShortName).First() }).FirstOrDefault(),
            })
            .AsNoTracking().ToListAsync(ct);
        return ValuesOf(
            site, edition.Title, edition.Hours, cohort.Title, cohort.StartsOn, cohort.EndsOn, order.Basis, number, signedOn,
            [
                .. rows.OrderBy(row => row.Person.FullName, StringComparer.Create(DocumentValues.Russian, ignoreCase: false)).Select((row, index) => RowOf(
                    index + 1, row.Person, row.Place?.School ?? "", row.Place is { Grade: { } grade } place ? $"{grade}{place.ClassLetter} класс" : row.Place?.Position ?? "",
                    row.Enrolment?.Group ?? "", row.Enrolment?.CompletedAt is { } at ? site.DayOf(at) : null)),
            ]);
    }

    private static TemplateValues ValuesOf(
        SiteSettings site, string course, int hours, string cohort, DateOnly startsOn, DateOnly? endsOn, string basis, string number, DateOnly? signedOn, IReadOnlyList<Dictionary<string, string>> people) => new(
        new Dictionary<string, string>
        {
            ["cabinet.name"] = site.Cabinet,
            ["cabinet.municipality"] = site.Municipality,
            ["date"] = signedOn is { } day ? DayText(day) : BlankDay,
            ["order.number"] = number.Length > 0 ? number : BlankNumber,
            ["order.basis"] = basis,
            ["course.title"] = course,
            ["course.hours"] = DocumentValues.Text(hours),
            ["cohort.title"] = cohort,
            ["cohort.startsOn"] = DayText(startsOn),
            ["cohort.endsOn"] = endsOn is { } end ? DayText(end) : "",
            ["count.people"] = DocumentValues.Text(people.Count),
            ["signer.name"] = site.Signer,
            ["signer.position"] = site.SignerPosition,
        },
        new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> { [Learners] = people });

    private static Dictionary<string, string> RowOf(int number, Person person, string school, string position, string group, DateOnly? completedOn) => new()
    {
        ["number"] = DocumentValues.Text(number),
        ["name"] = person.FullName,
        ["nameGenitive"] = DocumentValues.Declined(person, NameCase.Genitive),
        ["nameDative"] = DocumentValues.Declined(person, NameCase.Dative),
        ["school"] = school,
        ["position"] = position,
        ["group"] = group,
        ["completedOn"] = completedOn?.ToString("dd.MM.yyyy", DocumentValues.Russian) ?? "",
    };

    private static string DayText(DateOnly day) => day.ToString("d MMMM yyyy", DocumentValues.Russian) + " г.";
}
