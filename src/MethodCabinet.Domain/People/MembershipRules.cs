namespace MethodCabinet.Domain.People;

public static class MembershipRules
{
    public const int LastGrade = 11;

    /// <summary>Characters of a position, and of one subject.</summary>
    public const int LongestText = 120;

    public const int MostSubjects = 20;

    /// <summary>Checks a membership on its own.</summary>
    public static void Check(Membership membership)
    {
        if (membership.Kind == MembershipKind.Student ? membership.Grade is not (>= 1 and <= LastGrade) : membership.Grade is not null)
        {
            throw new RuleBroken(PeopleErrors.GradeWrong);
        }

        if (membership.ClassLetter.Length > 3 || (membership.Kind != MembershipKind.Student && membership.ClassLetter.Length > 0))
        {
            throw new RuleBroken(PeopleErrors.ClassLetterWrong);
        }

        if (membership.To < membership.From)
        {
            throw new RuleBroken(PeopleErrors.DatesWrong);
        }

        Position(membership.Position);
        Subjects(membership.Subjects);
    }

    public static string Position(string position) => position.Length <= LongestText ? position : throw new RuleBroken(PeopleErrors.PositionTooLong);

    public static IReadOnlyList<string> Subjects(IReadOnlyList<string> subjects) =>
        subjects.Count <= MostSubjects && subjects.All(subject => subject.Length <= LongestText) ? subjects : throw new RuleBroken(PeopleErrors.SubjectsTooLong);

    /// <summary>A pupil is in one class at a time.</summary>
    public static void CheckJoin(Membership joining, IEnumerable<Membership> others)
    {
        Check(joining);
        if (joining.Kind == MembershipKind.Student
            && others.Any(other => other.Id != joining.Id && other.Kind == MembershipKind.Student && Overlap(other, joining)))
        {
            throw new RuleBroken(PeopleErrors.AlreadyStudent);
        }
    }

    /// <summary>Ends a membership; <paramref name="lastDay"/> is still a day of it.</summary>
    public static void End(Membership membership, DateOnly lastDay)
    {
        if (membership.To is not null && membership.To < lastDay)
        {
            throw new RuleBroken(PeopleErrors.MembershipEnded);
        }

        // Who was entered by mistake today leaves without a trace of a day.
        membership.To = lastDay < membership.From ? membership.From.AddDays(-1) : lastDay;
    }

    /// <summary>
    /// A school year begins on 1 September (order 115 of 22.03.2021), so that nobody moves twice in one: whoever was moved is in
    /// the new class from that day on.
    /// </summary>
    public static void CheckFirstDay(DateOnly firstDay)
    {
        if (firstDay is not { Month: 9, Day: 1 })
        {
            throw new RuleBroken(PeopleErrors.FirstDayWrong);
        }
    }

    /// <summary>
    /// The next school year of a pupil: the grade after, from <paramref name="firstDay"/>; null for those who finish.
    /// The current membership ends the day before.
    /// </summary>
    public static Membership? RollOver(Membership current, DateOnly firstDay, Guid newId)
    {
        if (current.Kind != MembershipKind.Student || !current.IsCurrent(firstDay.AddDays(-1)))
        {
            throw new RuleBroken(PeopleErrors.MembershipEnded);
        }

        current.To = firstDay.AddDays(-1);
        return current.Grade >= LastGrade
            ? null
            : new Membership
            {
                Id = newId,
                PersonId = current.PersonId,
                OrganizationId = current.OrganizationId,
                Kind = MembershipKind.Student,
                From = firstDay,
                Grade = current.Grade + 1,
                ClassLetter = current.ClassLetter,
            };
    }

    private static bool Overlap(Membership a, Membership b) => a.From <= (b.To ?? DateOnly.MaxValue) && b.From <= (a.To ?? DateOnly.MaxValue);
}
