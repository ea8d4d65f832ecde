using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Certificates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Tests.Olympiads;

namespace MethodCabinet.Server.Tests.Certificates;

public sealed class MyCertificatesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Two_children_of_one_name_have_each_their_own_and_a_revoked_one_is_gone()
    {
        var (guardian, children, olympiad) = await app.WithDbAsync(async db =>
        {
            var (by, school) = (db.AddMethodist(), db.AddSchool());
            var parent = db.AddPerson("Соколов", "Игорь");
            var twins = new[] { db.AddPupil(school), db.AddPupil(school) };
            db.Guardianships.AddRange(twins.Select(twin => new Guardianship { GuardianId = parent.Id, WardId = twin.Id, CreatedAt = DateTimeOffset.UtcNow }));
            var held = db.AddOlympiad(by);
            foreach (var (index, pupil) in twins.Append(db.AddPupil(school)).Index())
            {
                Add(db, index + 1, pupil, db.AddRegistration(held, pupil, school).Id, by);
            }

            var other = db.AddOlympiad(by);
            Add(db, 4, twins[0], db.AddRegistration(other, twins[0], school).Id, by).Revoke("Ошибка в имени", DateTimeOffset.UtcNow);
            await db.SaveChangesAsync();
            return (parent.Id, twins.Select(twin => twin.Id).ToArray(), held.Id);
        });

        var mine = await app.As(guardian).ReadAsync<List<GetMyCertificates.Item>>("/api/certificates/mine");

        Assert.Equal(children.Order(), mine.Select(c => c.HolderId).Order());
        Assert.All(mine, c => Assert.Equal((olympiad, "Соколова Анна Игоревна"), (c.OlympiadId, c.Holder)));
        Assert.Equal(children[0], Assert.Single(await app.As(children[0]).ReadAsync<List<GetMyCertificates.Item>>("/api/certificates/mine")).HolderId);
    }

    private static Certificate Add(AppDb db, int registerNumber, Person holder, Guid registrationId, Person by)
    {
        var certificate = new Certificate
        {
            Id = Guid.CreateVersion7(),
            Number = CertificateNumber.Of(2026, Guid.NewGuid().ToByteArray().AsSpan(0, 5)),
            RegisterNumber = registerNumber,
            Kind = CertificateKind.Participant,
            HolderId = holder.Id,
            RegistrationId = registrationId,
            Text = new CertificateText("Соколова Анна Игоревна", "9 класс", "Биология", "2026/27", "Иванова М. П.", "Заведующий"),
            IssuedOn = new DateOnly(2026, 11, 24),
            IssuedById = by.Id,
        };
        db.Certificates.Add(certificate);
        return certificate;
    }
}
