namespace MethodCabinet.Domain.People;

public static class PeopleErrors
{
    public static readonly ErrorCode WrongCredentials = new("people.sign-in.wrong-credentials", ErrorKind.Invalid);

    /// <summary>Args: <c>until</c>, the moment from which one may try again.</summary>
    public static readonly ErrorCode LockedOut = new("people.sign-in.locked-out", ErrorKind.TooMany);

    public static readonly ErrorCode TooManyAttempts = new("people.sign-in.too-many", ErrorKind.TooMany);

    /// <summary>Args: <c>status</c>, what the session still owes (<see cref="SignInStatus"/>).</summary>
    public static readonly ErrorCode SignInIncomplete = new("people.sign-in.incomplete", ErrorKind.Forbidden);

    public static readonly ErrorCode WrongCode = new("people.second-factor.wrong-code", ErrorKind.Invalid);
    public static readonly ErrorCode NoSecondFactor = new("people.second-factor.none", ErrorKind.Conflict);
    public static readonly ErrorCode SecondFactorDemanded = new("people.second-factor.demanded", ErrorKind.Conflict);
    public static readonly ErrorCode SecondFactorExists = new("people.second-factor.exists", ErrorKind.Conflict);
    public static readonly ErrorCode WrongPasskey = new("people.passkey.wrong", ErrorKind.Invalid);

    public static readonly ErrorCode WrongPassword = new("people.password.wrong", ErrorKind.Invalid);

    /// <summary>Args: <c>minimum</c>, characters.</summary>
    public static readonly ErrorCode PasswordTooShort = new("people.password.too-short", ErrorKind.Invalid);

    public static readonly ErrorCode PasswordTooCommon = new("people.password.too-common", ErrorKind.Invalid);
    public static readonly ErrorCode PasswordSameAsLogin = new("people.password.same-as-login", ErrorKind.Invalid);
    public static readonly ErrorCode PasswordUnchanged = new("people.password.unchanged", ErrorKind.Invalid);
    public static readonly ErrorCode MailOff = new("people.mail.off", ErrorKind.Conflict);
    public static readonly ErrorCode ResetLinkInvalid = new("people.password.reset-link-invalid", ErrorKind.Invalid);
    public static readonly ErrorCode FirstAdministratorTokenInvalid = new("people.first-administrator.token-invalid", ErrorKind.Invalid);

    public static readonly ErrorCode NotYours = new("people.access.not-yours", ErrorKind.Forbidden);
    public static readonly ErrorCode LoginMalformed = new("people.login.malformed", ErrorKind.Invalid);
    public static readonly ErrorCode LoginTaken = new("people.login.taken", ErrorKind.Conflict);

    public static readonly ErrorCode NameMissing = new("people.person.name-missing", ErrorKind.Invalid);
    public static readonly ErrorCode NameTooLong = new("people.person.name-too-long", ErrorKind.Invalid);
    public static readonly ErrorCode NameMalformed = new("people.person.name-malformed", ErrorKind.Invalid);
    public static readonly ErrorCode BirthDateUnlikely = new("people.person.birth-date-unlikely", ErrorKind.Invalid);
    public static readonly ErrorCode EmailMalformed = new("people.person.email-malformed", ErrorKind.Invalid);
    public static readonly ErrorCode PersonExists = new("people.person.exists", ErrorKind.Conflict);

    /// <summary>
    /// Somebody of the same name and birth date is known elsewhere in the municipality; a second person is entered only when it is said to be another. Args, for staff alone: <c>personId</c>
    /// and <c>organization</c>, empty for one who belongs to none.
    /// </summary>
    public static readonly ErrorCode PersonKnownElsewhere = new("people.person.known-elsewhere", ErrorKind.Conflict);

    public static readonly ErrorCode OrganizationNameMissing = new("people.organization.name-missing", ErrorKind.Invalid);
    public static readonly ErrorCode OrganizationNameTaken = new("people.organization.name-taken", ErrorKind.Conflict);

    public static readonly ErrorCode GradeWrong = new("people.membership.grade-wrong", ErrorKind.Invalid);
    public static readonly ErrorCode ClassLetterWrong = new("people.membership.class-letter-wrong", ErrorKind.Invalid);
    public static readonly ErrorCode PositionTooLong = new("people.membership.position-too-long", ErrorKind.Invalid);
    public static readonly ErrorCode SubjectsTooLong = new("people.membership.subjects-too-long", ErrorKind.Invalid);
    public static readonly ErrorCode DatesWrong = new("people.membership.dates-wrong", ErrorKind.Invalid);
    public static readonly ErrorCode AlreadyStudent = new("people.membership.already-student", ErrorKind.Conflict);
    public static readonly ErrorCode FirstDayWrong = new("people.school-year.first-day-wrong", ErrorKind.Invalid);
    public static readonly ErrorCode MembershipEnded = new("people.membership.ended", ErrorKind.Conflict);

    public static readonly ErrorCode RoleNotAppointed = new("people.appointment.role-not-appointed", ErrorKind.Invalid);
    public static readonly ErrorCode LastAdministrator = new("people.appointment.last-administrator", ErrorKind.Conflict);

    public static readonly ErrorCode GuardianOfSelf = new("people.guardian.self", ErrorKind.Invalid);
    public static readonly ErrorCode GuardianExists = new("people.guardian.exists", ErrorKind.Conflict);
    public static readonly ErrorCode ConsentExists = new("people.consent.exists", ErrorKind.Conflict);

    /// <summary>A consent to publication says how far it goes, and no other does.</summary>
    public static readonly ErrorCode ConsentFormMissing = new("people.consent.form-missing", ErrorKind.Invalid);
    public static readonly ErrorCode ConsentNone = new("people.consent.none", ErrorKind.Conflict);

    /// <summary>Nobody or too many people, or no kind. Args: <c>max</c>, people.</summary>
    public static readonly ErrorCode ConsentsNotChosen = new("people.consent.not-chosen", ErrorKind.Invalid);

    public static readonly ErrorCode ConsentPaperDateUnlikely = new("people.consent.paper-date-unlikely", ErrorKind.Invalid);

    public static readonly ErrorCode ImportUnreadable = new("people.import.unreadable", ErrorKind.Invalid);
    public static readonly ErrorCode ImportEmpty = new("people.import.empty", ErrorKind.Invalid);

    /// <summary>Args: <c>maximum</c>, rows.</summary>
    public static readonly ErrorCode ImportTooLong = new("people.import.too-long", ErrorKind.TooLarge);

    /// <summary>Args: <c>column</c>, the missing heading.</summary>
    public static readonly ErrorCode ImportColumnMissing = new("people.import.column-missing", ErrorKind.Invalid);

    public static readonly ErrorCode ImportBirthDateMissing = new("people.import.birth-date-missing", ErrorKind.Invalid);
    public static readonly ErrorCode ImportDateMalformed = new("people.import.date-malformed", ErrorKind.Invalid);
    public static readonly ErrorCode ImportClassMalformed = new("people.import.class-malformed", ErrorKind.Invalid);
    public static readonly ErrorCode ImportOrganizationMissing = new("people.import.organization-missing", ErrorKind.Invalid);
    public static readonly ErrorCode ImportOrganizationUnknown = new("people.import.organization-unknown", ErrorKind.Invalid);

    /// <summary>From today on in a class that the list does not know of: at another school, or after a move ahead of the new school year.</summary>
    public static readonly ErrorCode ImportAlreadyStudent = new("people.import.already-student", ErrorKind.Invalid);

    /// <summary>A warning: the address of the table is not the person's own, which stays.</summary>
    public static readonly ErrorCode ImportEmailKept = new("people.import.email-kept", ErrorKind.Invalid);

    /// <summary>A warning: the person has no address, and who enters the table may not give them one.</summary>
    public static readonly ErrorCode ImportEmailNotGiven = new("people.import.email-not-given", ErrorKind.Invalid);
    public static readonly ErrorCode ImportRowRepeated = new("people.import.row-repeated", ErrorKind.Invalid);
    public static readonly ErrorCode ImportHasErrors = new("people.import.has-errors", ErrorKind.Conflict);
    public static readonly ErrorCode ImportConfirmed = new("people.import.confirmed", ErrorKind.Conflict);
    public static readonly ErrorCode NoLoginCards = new("people.login-cards.none", ErrorKind.Conflict);
}
