using MethodCabinet.Domain.People;

namespace MethodCabinet.Domain.Tests.People;

public sealed class SignInRuleTests
{
    [Theory]
    [InlineData(false, false, false, false, SignInStatus.SignedIn)]
    [InlineData(true, false, false, false, SignInStatus.PasswordChangeRequired)]
    [InlineData(true, true, false, true, SignInStatus.SecondFactorRequired)]
    [InlineData(true, true, true, true, SignInStatus.PasswordChangeRequired)]
    [InlineData(false, true, true, true, SignInStatus.SignedIn)]
    [InlineData(false, false, false, true, SignInStatus.SecondFactorSetupRequired)]
    [InlineData(true, false, false, true, SignInStatus.PasswordChangeRequired)]
    [InlineData(false, true, false, false, SignInStatus.SecondFactorRequired)]
    public void What_a_session_owes(bool mustChange, bool has, bool given, bool demanded, SignInStatus expected) =>
        Assert.Equal(expected, SignInRule.StatusOf(mustChange, has, given, demanded));

    [Theory]
    [InlineData(Role.Administrator, true)]
    [InlineData(Role.Head, true)]
    [InlineData(Role.Methodist, true)]
    [InlineData(Role.Coordinator, true)]
    [InlineData(Role.Juror, true)]
    [InlineData(Role.Chair, true)]
    [InlineData(Role.Teacher, false)]
    [InlineData(Role.Pupil, false)]
    [InlineData(Role.Guardian, false)]
    public void Who_must_have_a_second_factor(Role role, bool expected) => Assert.Equal(expected, SignInRule.DemandsSecondFactor([role]));
}
