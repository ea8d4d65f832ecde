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
    public static readonly ErrorCode WrongPasskey = new("people.passkey.wrong", ErrorKind.Invalid);

    public static readonly ErrorCode WrongPassword = new("people.password.wrong", ErrorKind.Invalid);

    /// <summary>Args: <c>minimum</c>, characters.</summary>
    public static readonly ErrorCode PasswordTooShort = new("people.password.too-short", ErrorKind.Invalid);

    public static readonly ErrorCode PasswordTooCommon = new("people.password.too-common", ErrorKind.Invalid);
    public static readonly ErrorCode PasswordSameAsLogin = new("people.password.same-as-login", ErrorKind.Invalid);
    public static readonly ErrorCode PasswordUnchanged = new("people.password.unchanged", ErrorKind.Invalid);
}
