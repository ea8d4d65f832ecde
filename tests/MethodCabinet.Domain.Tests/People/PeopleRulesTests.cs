using MethodCabinet.Domain.People;

namespace MethodCabinet.Domain.Tests.People;

public sealed class PeopleRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Соколова", "Анна", "Игоревна", "sokolova.ai")]
    [InlineData("Щёкин", "Юрий", "", "schekin.y")]
    [InlineData("Мамин-Сибиряк", "Жан", "Эдуардович", "maminsibiryak.ze")]
    [InlineData("Ъ", "Ь", null, "user.x")]
    public void A_login_is_the_name_in_Latin_letters(string last, string first, string? middle, string login) =>
        Assert.Equal(login, Logins.BaseOf(last, first, middle));

    [Fact]
    public void Equal_names_get_numbers()
    {
        var taken = new HashSet<string> { "ivanov.a" };

        string Take(string login) => Logins.Take(login, taken);

        Assert.Equal(("ivanov.a2", "ivanov.a3", "petrov.b"), (Take("ivanov.a"), Take("ivanov.a"), Take("petrov.b")));
    }

    [Fact]
    public void Data_is_tidied()
    {
        var data = PersonRules.Check(new PersonData("  Mамин – Сибиряк ", "Але\u0308на  Мария", null, null, " a@b.ru "), Today);

        Assert.Equal(new PersonData("Мамин - Сибиряк", "Алёна Мария", "", null, "a@b.ru"), data);
    }

    [Theory]
    [InlineData("Bасильева", "Васильева")]
    [InlineData("Анна-Mария", "Анна-Мария")]
    [InlineData("Bach", "Bach")]
    [InlineData("Anna Мария", "Anna Мария")]
    public void A_Latin_letter_in_a_Russian_name_is_the_one_that_it_looks_like(string typed, string name) =>
        Assert.Equal(name, PersonRules.Name(typed, "lastName", required: true));

    [Theory]
    [InlineData("A", "А")]
    [InlineData("эм", "ЭМ")]
    [InlineData("x", "Х")]
    public void A_class_has_one_letter_whatever_the_keyboard_was(string typed, string letter) => Assert.Equal(letter, RussianLetters.OfClass(typed));

    [Theory]
    [InlineData("", "Анна", "people.person.name-missing")]
    [InlineData("Соколова", "  ", "people.person.name-missing")]
    [InlineData("Соколова1", "Анна", "people.person.name-malformed")]
    [InlineData("=cmd()", "Анна", "people.person.name-malformed")]
    public void Broken_names_are_refused(string last, string first, string code) =>
        Assert.Equal(code, Assert.Throws<RuleBroken>(() => PersonRules.Check(new PersonData(last, first, null, null, null), Today)).Error.Code);

    [Theory]
    [InlineData(null, "a@b.ru", true, EmailOffer.Given)]
    [InlineData("", "a@b.ru", true, EmailOffer.Given)]
    [InlineData(null, "a@b.ru", false, EmailOffer.NotGiven)]
    [InlineData("own@b.ru", "a@b.ru", true, EmailOffer.Kept)]
    [InlineData("own@b.ru", "a@b.ru", false, EmailOffer.Kept)]
    [InlineData("A@b.ru", "a@B.ru", true, null)]
    [InlineData("own@b.ru", null, true, null)]
    [InlineData(null, null, true, null)]
    public void A_table_gives_an_address_to_who_has_none_and_replaces_none(string? own, string? offered, bool mayEdit, EmailOffer? becomes) =>
        Assert.Equal(becomes, PersonRules.Offer(own, offered, mayEdit));

    [Fact]
    public void The_same_person_is_known_in_spite_of_case_and_yo() =>
        Assert.Equal(
            PersonRules.DuplicateKey("Фёдоров", "СЕМЁН", "", new DateOnly(2012, 5, 1)),
            PersonRules.DuplicateKey("федоров", "Семен", null, new DateOnly(2012, 5, 1)));

    [Theory]
    [InlineData("abababab", true)]
    [InlineData("87654321", true)]
    [InlineData("бвгдежзи", true)]
    [InlineData("ЙЦУКЕН123", true)]
    [InlineData("клевер-и-мята", false)]
    public void Common_passwords_are_known(string password, bool common) => Assert.Equal(common, CommonPasswords.Contain(password));

    [Theory]
    [InlineData(1, 1, 0, null)]
    [InlineData(500, 3, -3000, null)]
    [InlineData(0, 1, 0, "people.consent.not-chosen")]
    [InlineData(501, 1, 0, "people.consent.not-chosen")]
    [InlineData(1, 0, 0, "people.consent.not-chosen")]
    [InlineData(1, 1, 1, "people.consent.paper-date-unlikely")]
    [InlineData(1, 1, -5000, "people.consent.paper-date-unlikely")]
    public void Paper_forms_are_entered_with_a_likely_day(int people, int kinds, int days, string? code) =>
        Assert.Equal(code, (Record.Exception(() => Consents.CheckPaper(people, kinds, Today.AddDays(days), Today)) as RuleBroken)?.Error.Code);

    [Theory]
    [InlineData(PublicationForm.FullName, "Соколова Анна Игоревна", true)]
    [InlineData(PublicationForm.Initials, "С. А. И.", true)]
    [InlineData(PublicationForm.Cipher, "Б8-017", false)]
    [InlineData(null, "Б8-017", false)]
    public void A_public_name_says_no_more_than_was_agreed_to(PublicationForm? agreed, string expected, bool isPersonal)
    {
        Assert.Equal(new PublicName(expected, isPersonal), PublicName.Of(agreed, "Соколова Анна Игоревна", "Б8-017"));
        Assert.Equal(isPersonal, PublicName.Of(agreed, "Соколова Анна Игоревна").Text is not null);
    }

    [Fact]
    public void A_consent_to_publication_says_how_far_it_goes_and_is_given_anew_in_another_form()
    {
        var person = Guid.Parse("00000000-0000-0000-0000-00000000000b");
        Consent Give(ConsentKind kind, PublicationForm? form, params Consent[] known) => Consents.Give(known, Guid.Empty, person, kind, form, person, Now);
        Assert.Equal("people.consent.form-missing", Broken(() => Give(ConsentKind.Publication, null)));
        Assert.Equal("people.consent.form-missing", Broken(() => Give(ConsentKind.Participation, PublicationForm.Initials)));

        var given = Give(ConsentKind.Publication, PublicationForm.Initials);

        Assert.False(Consents.InOtherForm([given], ConsentKind.Publication, PublicationForm.Initials));
        Assert.True(Consents.InOtherForm([given], ConsentKind.Publication, PublicationForm.Cipher));
        Assert.Equal("people.consent.exists", Broken(() => Give(ConsentKind.Publication, PublicationForm.Initials, given)));
    }

    [Fact]
    public void A_withdrawn_consent_is_not_in_force_and_can_be_given_again()
    {
        var person = Guid.Parse("00000000-0000-0000-0000-00000000000b");
        var consents = new List<Consent> { Consents.Give([], Guid.Empty, person, ConsentKind.Participation, null, person, Now) };
        Assert.True(Consents.InForce(consents, ConsentKind.Participation));
        Assert.False(Consents.InForce(consents, ConsentKind.Publication));
        Assert.Equal("people.consent.exists", Broken(() => Consents.Give(consents, Guid.Empty, person, ConsentKind.Participation, null, person, Now)));

        Consents.Withdraw(consents, ConsentKind.Participation, Now);

        Assert.False(Consents.InForce(consents, ConsentKind.Participation));
        Assert.Equal("people.consent.none", Broken(() => Consents.Withdraw(consents, ConsentKind.Participation, Now)));
        consents.Add(Consents.Give(consents, Guid.Empty, person, ConsentKind.Participation, null, person, Now));
        Assert.True(Consents.InForce(consents, ConsentKind.Participation));
    }

    [Fact]
    public void A_pupil_of_the_eighth_grade_goes_on_to_the_ninth_on_the_first_day()
    {
        var current = Student(8, new DateOnly(2026, 9, 1));

        var next = MembershipRules.RollOver(current, new DateOnly(2027, 9, 1), Guid.Empty)!;

        Assert.Equal(new DateOnly(2027, 8, 31), current.To);
        Assert.Equal((9, "Б", new DateOnly(2027, 9, 1), null), (next.Grade, next.ClassLetter, next.From, next.To));
        Assert.Equal("people.membership.ended", Broken(() => MembershipRules.RollOver(Student(8, new DateOnly(2027, 9, 1)), new DateOnly(2027, 9, 1), Guid.Empty)));
    }

    [Fact]
    public void Who_is_in_the_last_grade_finishes()
    {
        var current = Student(11, new DateOnly(2026, 9, 1));

        Assert.Null(MembershipRules.RollOver(current, new DateOnly(2027, 9, 1), Guid.Empty));
        Assert.Equal(new DateOnly(2027, 8, 31), current.To);
    }

    [Fact]
    public void A_pupil_is_in_one_class_at_a_time()
    {
        var current = Student(8, new DateOnly(2026, 9, 1));
        var joining = Student(9, new DateOnly(2026, 11, 23), Guid.Parse("00000000-0000-0000-0000-00000000000c"));
        Assert.Equal("people.membership.already-student", Broken(() => MembershipRules.CheckJoin(joining, [current])));

        MembershipRules.End(current, new DateOnly(2026, 11, 22));

        MembershipRules.CheckJoin(joining, [current]);
    }

    [Theory]
    [InlineData(MembershipKind.Student, null)]
    [InlineData(MembershipKind.Student, 12)]
    [InlineData(MembershipKind.Teacher, 5)]
    public void Only_students_have_a_grade_from_1_to_11(MembershipKind kind, int? grade)
    {
        var membership = new Membership { Id = Guid.Empty, PersonId = Guid.Empty, OrganizationId = Guid.Empty, Kind = kind, From = Today, Grade = grade };

        Assert.Equal("people.membership.grade-wrong", Broken(() => MembershipRules.Check(membership)));
    }

    [Fact]
    public void A_position_and_subjects_are_no_longer_than_a_line()
    {
        var line = new string('п', MembershipRules.LongestText);
        Assert.Equal(line, MembershipRules.Position(line));
        Assert.Equal([line], MembershipRules.Subjects([line]));

        var teacher = new Membership { Id = Guid.Empty, PersonId = Guid.Empty, OrganizationId = Guid.Empty, Kind = MembershipKind.Teacher, From = Today };
        teacher.Position = line + 'п';
        Assert.Equal("people.membership.position-too-long", Broken(() => MembershipRules.Check(teacher)));
        teacher.Position = "";
        teacher.Subjects = [line + 'п'];
        Assert.Equal("people.membership.subjects-too-long", Broken(() => MembershipRules.Check(teacher)));
        teacher.Subjects = [.. Enumerable.Repeat("Биология", MembershipRules.MostSubjects + 1)];
        Assert.Equal("people.membership.subjects-too-long", Broken(() => MembershipRules.Check(teacher)));
    }

    private static string Broken(Action act) => Assert.Throws<RuleBroken>(act).Error.Code;

    private static Membership Student(int grade, DateOnly from, Guid id = default) => new()
    {
        Id = id,
        PersonId = Guid.Empty,
        OrganizationId = Guid.Empty,
        Kind = MembershipKind.Student,
        From = from,
        Grade = grade,
        ClassLetter = "Б",
    };
}
