using System.Security.Cryptography;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Data;

namespace MethodCabinet.Server.Tests.Platform;

/// <summary>Cohorts of the owner's course: in one the school enrolled the owner, in one the owner is through and has a certificate, in one has none yet; and the draft of an order.</summary>
internal sealed class NeighbourEnrolments
{
    private readonly DateTimeOffset now = DateTimeOffset.UtcNow;
    private readonly NeighbourCourses courses;

    public NeighbourEnrolments(AppDb db, Neighbourhood rows)
    {
        courses = rows.Courses;
        (Quoted, Certified, Finished) = (CohortOf(db, rows), CohortOf(db, rows), CohortOf(db, rows));
        Enrol(db, rows, Quoted, isComplete: false).QuotaOrganizationId = rows.Home.Id;
        db.CohortQuotas.AddRange(new[] { Quoted, courses.Offered }.Select(cohort => new CohortQuota { CohortId = cohort.Id, OrganizationId = rows.Home.Id, Places = 5 }));
        FinishedEnrolment = Enrol(db, rows, Finished, isComplete: true);
        db.Certificates.Add(new Certificate
        {
            Id = Guid.CreateVersion7(),
            Number = CertificateNumber.Of(2026, RandomNumberGenerator.GetBytes(5)),
            RegisterNumber = rows.NextRegisterNumber(),
            Kind = CertificateKind.Completion,
            HolderId = rows.Owner.Id,
            EnrolmentId = Enrol(db, rows, Certified, isComplete: true).Id,
            Text = new CertificateText($"{Neighbourhood.Surname} Анна", $"9 класс, {Neighbourhood.School}", "Таблицы", "2026/27", "", "", Hours: 36),
            IssuedOn = DateOnly.FromDateTime(now.UtcDateTime),
            IssuedById = rows.Methodist.Id,
        });
        Order = new CohortOrder { Id = Guid.CreateVersion7(), CohortId = courses.Learned.Id, Kind = OrderKind.Expel, Basis = "заявление", CreatedById = rows.Methodist.Id, CreatedAt = now };
        db.CohortOrders.Add(Order);
        db.CohortOrderPeople.Add(new CohortOrderPerson { OrderId = Order.Id, PersonId = rows.Owner.Id });
    }

    public static IReadOnlyList<NeighbourRequest> Requests { get; } =
    [
        new("POST /api/cohorts/{id:guid}/enrolments/preview", n => [n.Courses.Learned.Id], _ => new MultipartFormDataContent { { new StringContent($"ФИО\n{Neighbourhood.Surname} Анна\n"), "file", "list.csv" } }),
        new("GET /api/cohorts/{id:guid}/quotas", n => [n.Courses.Learned.Id]),
        new("PUT /api/cohorts/{id:guid}/quotas", n => [n.Courses.Learned.Id], _ => new { quotas = Array.Empty<object>() }),
        new("POST /api/cohorts/{id:guid}/quotas/proposal", n => [n.Courses.Learned.Id], _ => new { places = 10, shares = "even" }),
        new("GET /api/cohorts/{id:guid}/orders", n => [n.Courses.Learned.Id]),
        new("POST /api/cohorts/{id:guid}/orders", n => [n.Courses.Learned.Id], n => new { kind = "expel", personIds = new[] { n.Owner.Id }, basis = "заявление" }),
        new("GET /api/cohort-orders/{id:guid}/document", n => [n.Enrolments.Order.Id]),
        new("POST /api/cohort-orders/{id:guid}/registration", n => [n.Enrolments.Order.Id], _ => new { number = "7", signedOn = DateOnly.FromDateTime(DateTime.UtcNow) }),
        new("DELETE /api/cohort-orders/{id:guid}", n => [n.Enrolments.Order.Id]),
        new("GET /api/cohorts/{id:guid}/grades", n => [n.Courses.Learned.Id]),
        new("GET /api/cohorts/{id:guid}/grades.xlsx", n => [n.Courses.Learned.Id]),
        new("PUT /api/cohorts/{id:guid}/grades/scheme", n => [n.Courses.Learned.Id], _ => new { weights = new Dictionary<string, decimal>(), dropLowest = 0, passPercent = 60, version = 0 }),
        new("POST /api/cohorts/{id:guid}/grades/formula", n => [n.Courses.Learned.Id], _ => new { formula = "", passPercent = 60 }),
        new("POST /api/cohorts/{id:guid}/grades/changes", n => [n.Courses.Learned.Id],
            n => new { changes = new[] { new { enrolmentId = n.Courses.Enrolment.Id, unitId = (Guid?)null, value = 50, number = 0 } }, reason = "Решение" }),
        new("POST /api/cohorts/{id:guid}/grades/preview", n => [n.Courses.Learned.Id], _ => new MultipartFormDataContent { { new StringContent("Ключ\nкто-то\n"), "file", "grades.csv" } }),
        new("GET /api/enrolments/{id:guid}/grades", n => [n.Courses.Enrolment.Id]),
        new("GET /api/learning/{id:guid}/grades", n => [n.Courses.Enrolment.Id]),
        new("GET /api/school-cohorts/{id:guid}", n => [n.Courses.Offered.Id], Query: n => $"organizationId={n.Home.Id}"),
        new("POST /api/school-cohorts/{id:guid}/enrolments", n => [n.Courses.Offered.Id], n => new { organizationId = n.Home.Id, personIds = new[] { n.Owner.Id } }),
        new("POST /api/school-cohorts/{id:guid}/withdrawals", n => [n.Enrolments.Quoted.Id], n => new { organizationId = n.Home.Id, personId = n.Owner.Id, reason = "Переезд" }),
        new("GET /api/cohorts/{cohortId:guid}/certificates/issuing", n => [n.Enrolments.Finished.Id]),
        new("GET /api/enrolments/{id:guid}/certificate", n => [n.Enrolments.FinishedEnrolment.Id]),
        new("POST /api/cohorts/{cohortId:guid}/certificates", n => [n.Enrolments.Finished.Id]),
        new("POST /api/enrolments/{id:guid}/certificate", n => [n.Enrolments.FinishedEnrolment.Id]),
        new("GET /api/cohorts/{cohortId:guid}/certificates.pdf", n => [n.Enrolments.Certified.Id]),
        new("GET /api/cohorts/{cohortId:guid}/certificates.zip", n => [n.Enrolments.Certified.Id]),
        new("GET /api/cohorts/{cohortId:guid}/certificate-designs/{kind}", n => [n.Courses.Learned.Id, "completion"]),
        new("PUT /api/cohorts/{cohortId:guid}/certificate-designs/{kind}", n => [n.Courses.Learned.Id, "completion"], _ => Design),
        new("DELETE /api/cohorts/{cohortId:guid}/certificate-designs/{kind}", n => [n.Courses.Learned.Id, "completion"]),
        new("POST /api/cohorts/{cohortId:guid}/certificate-designs/{kind}/preview", n => [n.Courses.Learned.Id, "completion"], _ => new { design = Design, name = "longest" }),
    ];

    public Cohort Quoted { get; }

    public Cohort Certified { get; }

    public Cohort Finished { get; }

    public Enrolment FinishedEnrolment { get; }

    public CohortOrder Order { get; }

    private static CertificateDesign Design => CertificateDesign.Standard(CertificateKind.Completion, "#12607a");

    private Cohort CohortOf(AppDb db, Neighbourhood rows)
    {
        var cohort = new Cohort { Id = Guid.CreateVersion7(), CourseId = courses.Course.Id, Edition = 1, CreatedAt = now };
        cohort.Plan("Весна", DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1), null, Admission.Closed, 0);
        db.Cohorts.Add(cohort);
        db.CohortTutors.Add(new CohortTutor { CohortId = cohort.Id, PersonId = rows.Chair.Id });
        return cohort;
    }

    private Enrolment Enrol(AppDb db, Neighbourhood rows, Cohort cohort, bool isComplete)
    {
        var enrolment = new Enrolment { Id = Guid.CreateVersion7(), CohortId = cohort.Id, PersonId = rows.Owner.Id, State = EnrolmentState.Active, AskedAt = now };
        enrolment.Follow(isComplete, now);
        db.Enrolments.Add(enrolment);
        return enrolment;
    }
}
