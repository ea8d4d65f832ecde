using MethodCabinet.Domain.People;
using MethodCabinet.Server.People;
using Microsoft.AspNetCore.Identity;

namespace MethodCabinet.Server.Data.Seed.Example;

/// <summary>20 organizations, 300 teachers, 1,500 pupils, and the people whose roles a visitor can take.</summary>
internal sealed class ExamplePeople
{
    /// <summary>The password of every example account.</summary>
    public const string Password = "Primer-2026";

    private const int Teachers = 300;
    private const int Pupils = 1500;

    private static readonly (OrganizationKind Kind, string Short, string Place)[] Places =
    [
        (OrganizationKind.School, "Средняя школа № 1", "г. Озёрск, ул. Советская, 12"),
        (OrganizationKind.School, "Средняя школа № 2", "г. Озёрск, ул. Школьная, 3"),
        (OrganizationKind.School, "Гимназия № 3", "г. Озёрск, ул. Пушкина, 40"),
        (OrganizationKind.School, "Бологовская средняя школа", "с. Бологово, ул. Центральная, 8"),
        (OrganizationKind.School, "Вереинская средняя школа", "с. Вереино, ул. Мира, 1"),
        (OrganizationKind.School, "Горская основная школа", "д. Горка, ул. Полевая, 5"),
        (OrganizationKind.School, "Дубровская основная школа", "пос. Дубрава, ул. Лесная, 17"),
        (OrganizationKind.School, "Ежовская основная школа", "с. Ежово, ул. Речная, 2"),
        (OrganizationKind.School, "Заречная средняя школа", "пос. Заречье, ул. Молодёжная, 9"),
        (OrganizationKind.School, "Кесовская средняя школа", "с. Кесово, ул. Садовая, 21"),
        (OrganizationKind.School, "Любегощинская основная школа", "с. Любегощи, ул. Школьная, 1"),
        (OrganizationKind.School, "Никольская основная школа", "с. Никольское, ул. Центральная, 30"),
        (OrganizationKind.School, "Романовская средняя школа", "с. Романово, ул. Советская, 4"),
        (OrganizationKind.School, "Чамеровская средняя школа", "с. Чамерово, ул. Новая, 6"),
        (OrganizationKind.Kindergarten, "Детский сад № 1 «Родничок»", "г. Озёрск, ул. Зелёная, 2"),
        (OrganizationKind.Kindergarten, "Детский сад № 4 «Теремок»", "г. Озёрск, ул. Строителей, 11"),
        (OrganizationKind.Kindergarten, "Детский сад «Сказка»", "с. Кесово, ул. Садовая, 23"),
        (OrganizationKind.Kindergarten, "Детский сад «Солнышко»", "пос. Заречье, ул. Молодёжная, 3"),
        (OrganizationKind.Supplementary, "Дом детского творчества", "г. Озёрск, пл. Победы, 1"),
        (OrganizationKind.Supplementary, "Детско-юношеская спортивная школа", "г. Озёрск, ул. Спортивная, 5"),
    ];

    private static readonly string[][] TeacherSubjects =
    [
        ["Математика"], ["Русский язык", "Литература"], ["Физика", "Астрономия"], ["Химия", "Биология"], ["История", "Обществознание"], ["География"],
        ["Английский язык"], ["Информатика"], ["Физическая культура"], ["Труд (технология)"], ["Начальные классы"], ["Начальные классы"],
    ];

    private readonly Random random = new(1724);
    private readonly ExampleNames names;
    private readonly DateTimeOffset now;
    private readonly DateOnly since;
    private readonly string passwordHash;

    public ExamplePeople(DateTimeOffset now, DateOnly today)
    {
        this.now = now;
        since = new DateOnly(today.Month >= 9 ? today.Year : today.Year - 1, 9, 1);
        names = new ExampleNames(random);
        // One salt for all: these passwords are public anyway, and 1,800 slow hashes would take minutes.
        passwordHash = new PasswordHasher<Account>().HashPassword(new Account(), Password);
    }

    public List<Organization> Organizations { get; } = [];

    public List<Person> People { get; } = [];

    public List<Membership> Memberships { get; } = [];

    public List<Appointment> Appointments { get; } = [];

    public List<Guardianship> Guardianships { get; } = [];

    public List<Consent> Consents { get; } = [];

    public List<Account> Accounts { get; } = [];

    /// <summary>Pupils with their membership, by school and grade.</summary>
    public List<(Person Person, Membership Membership)> Students { get; } = [];

    public Person Methodist { get; private set; } = null!;

    /// <summary>The chair and the jurors.</summary>
    public List<Person> Jury { get; } = [];

    public void Write(AppDb db)
    {
        Organizations.AddRange(Places.Select(place => new Organization
        {
            Id = ExampleIds.Of("organization", place.Short),
            Kind = place.Kind,
            ShortName = place.Short,
            FullName = $"Муниципальное бюджетное образовательное учреждение «{place.Short.Replace('«', '„').Replace('»', '“')}»",
            Address = place.Place,
        }));
        AddCabinet();
        AddTeachers();
        AddPupils();
        AddGuardian();
        AddJurors();
        AddSecondChild();

        db.AddRange(Organizations);
        db.AddRange(People);
        db.AddRange(Memberships);
        db.AddRange(Appointments);
        db.AddRange(Guardianships);
        db.AddRange(Consents);
        db.AddRange(Accounts);
    }

    private void AddCabinet()
    {
        Appoint(AddPerson("admin", "Орлов", "Павел", "Андреевич", 1985), Role.Administrator);
        Appoint(AddPerson("head", "Петрова", "Ирина", "Сергеевна", 1972), Role.Head);
        Methodist = AddPerson("methodist", "Лебедева", "Ольга", "Викторовна", 1980);
        Appoint(Methodist, Role.Methodist);
        AddToJury("chair", "Воронин", "Сергей", "Николаевич", 1968, Role.Chair);
        AddToJury("juror", "Фомина", "Елена", "Павловна", 1983, Role.Juror);
    }

    /// <summary>After the others, whom the same random numbers make.</summary>
    private void AddJurors()
    {
        AddToJury("juror2", "Зайцев", "Пётр", "Ильич", 1975, Role.Juror);
        AddToJury("juror3", "Гусева", "Наталья", "Олеговна", 1990, Role.Juror);
        AddToJury("juror4", "Широков", "Денис", "Маратович", 1979, Role.Juror);
        AddToJury("juror5", "Ершова", "Тамара", "Львовна", 1966, Role.Juror);
    }

    private void AddToJury(string login, string lastName, string firstName, string middleName, int birthYear, Role role)
    {
        var person = AddPerson(login, lastName, firstName, middleName, birthYear);
        Appoint(person, role);
        Jury.Add(person);
    }

    private void AddTeachers()
    {
        // The coordinator and the teacher whom a visitor can be work at school № 2.
        var second = Organizations[1].Id;
        Join(AddPerson("coordinator", "Кузнецова", "Марина", "Юрьевна", 1978), second, MembershipKind.Coordinator, position: "Заместитель директора");
        Join(AddPerson("teacher", "Морозов", "Алексей", "Игоревич", 1988), second, MembershipKind.Teacher, position: "Учитель", subjects: ["Физика"]);
        for (var n = 0; n < Teachers - 1; n++)
        {
            var organization = Organizations[n % Organizations.Count];
            var person = AddNamed($"t{n + 1}", female: random.Next(10) < 8, birthYear: random.Next(1962, 2003));
            var school = organization.Kind == OrganizationKind.School;
            Join(
                person, organization.Id, MembershipKind.Teacher,
                position: organization.Kind switch { OrganizationKind.School => "Учитель", OrganizationKind.Kindergarten => "Воспитатель", _ => "Педагог дополнительного образования" },
                subjects: school ? [.. TeacherSubjects[n / Organizations.Count % TeacherSubjects.Length]] : []);
            if (n < Organizations.Count && organization.Id != second)
            {
                Join(person, organization.Id, MembershipKind.Coordinator, position: "Заместитель директора");
            }
        }
    }

    private void AddPupils()
    {
        var second = Organizations[1].Id;
        AddStudent(AddPerson("pupil1", "Соколова", "Анна", "Игоревна", since.Year - 14), second, 8, "Б");
        AddStudent(AddPerson("pupil2", "Фёдоров", "Матвей", "Денисович", since.Year - 14), second, 8, "Б");
        AddStudent(AddPerson("pupil3", "Щербакова", "Алёна", "Павловна", since.Year - 15), second, 9, "А");
        var schools = Organizations.Where(o => o.Kind == OrganizationKind.School).ToList();
        for (var n = 0; n < Pupils - 3; n++)
        {
            // The three town schools are three times as large as the village ones, which end with grade 9 when they are «основная».
            var draw = random.Next(9 + schools.Count - 3);
            var school = schools[draw < 9 ? draw / 3 : draw - 6];
            var grade = random.Next(1, school.ShortName.Contains("основная", StringComparison.Ordinal) ? 10 : 12);
            var town = schools.IndexOf(school) < 3;
            AddStudent(
                AddNamed($"p{n + 1}", female: random.Next(2) == 0, birthYear: since.Year - 6 - grade),
                school.Id, grade, town ? random.Next(2) == 0 ? "А" : "Б" : "");
        }
    }

    private void AddGuardian()
    {
        var ward = Students[0].Person;
        var guardian = AddPerson("guardian", "Соколов", "Игорь", "Петрович", 1984);
        Guardianships.Add(new Guardianship { GuardianId = guardian.Id, WardId = ward.Id, CreatedAt = now });
    }

    /// <summary>A guardian has several children; after all others, whom the same random numbers make.</summary>
    private void AddSecondChild()
    {
        var child = AddPerson("pupil4", "Соколов", "Пётр", "Игоревич", since.Year - 11);
        AddStudent(child, Organizations[1].Id, 5, "А");
        Guardianships.Add(new Guardianship { GuardianId = People.Single(person => person.Id == ExampleIds.Of("person", "guardian")).Id, WardId = child.Id, CreatedAt = now });
    }

    private void AddStudent(Person person, Guid organizationId, int grade, string letter)
    {
        Students.Add((person, Join(person, organizationId, MembershipKind.Student, grade: grade, letter: letter)));
        foreach (var kind in Enum.GetValues<ConsentKind>())
        {
            // One family in ten does not want results with a name to be published.
            if (kind != ConsentKind.Publication || Students.Count <= 3 || random.Next(10) > 0)
            {
                Consents.Add(new Consent
                {
                    Id = ExampleIds.Of("consent", person.Id, kind),
                    PersonId = person.Id,
                    Kind = kind,
                    Form = kind == ConsentKind.Publication ? PublicationForm.FullName : null,
                    GivenById = person.Id,
                    GivenAt = new DateTimeOffset(since, TimeOnly.MinValue, TimeSpan.Zero),
                });
            }
        }
    }

    private Person AddNamed(string login, bool female, int birthYear)
    {
        var (last, first, middle) = names.Next(female);
        return AddPerson(login, last, first, middle, birthYear);
    }

    private Person AddPerson(string login, string last, string first, string middle, int birthYear)
    {
        var person = new Person
        {
            Id = ExampleIds.Of("person", login),
            LastName = last,
            FirstName = first,
            MiddleName = middle,
            BirthDate = new DateOnly(birthYear, random.Next(1, 13), random.Next(1, 29)),
            CreatedAt = now,
        };
        People.Add(person);
        Accounts.Add(new Account
        {
            Id = person.Id,
            UserName = login,
            NormalizedUserName = login.ToUpperInvariant(),
            PasswordHash = passwordHash,
            SecurityStamp = person.Id.ToString("N"),
            LockoutEnabled = true,
        });
        return person;
    }

    private void Appoint(Person person, Role role) =>
        Appointments.Add(new Appointment { Id = ExampleIds.Of("appointment", person.Id, role), PersonId = person.Id, Role = role, From = since });

    private Membership Join(
        Person person, Guid organizationId, MembershipKind kind, string position = "", List<string>? subjects = null, int? grade = null, string letter = "")
    {
        var membership = new Membership
        {
            Id = ExampleIds.Of("membership", person.Id, kind),
            PersonId = person.Id,
            OrganizationId = organizationId,
            Kind = kind,
            From = since,
            Grade = grade,
            ClassLetter = letter,
            Position = position,
            Subjects = subjects ?? [],
        };
        Memberships.Add(membership);
        return membership;
    }
}
