namespace MethodCabinet.Domain.Lessons.Journals;

/// <summary>Отметка: the scale of Russian schools.</summary>
public enum SchoolMark
{
    Two,
    Three,
    Four,
    Five,

    /// <summary>Зачёт.</summary>
    Credit,

    /// <summary>Незачёт.</summary>
    NoCredit,
}

/// <summary>For what a mark was given.</summary>
public enum MarkKind
{
    /// <summary>Ответ на уроке.</summary>
    Answer,

    /// <summary>Домашняя работа.</summary>
    Homework,

    /// <summary>Самостоятельная работа.</summary>
    Independent,

    /// <summary>Практическая или лабораторная.</summary>
    Practical,

    /// <summary>Проект, реферат.</summary>
    Project,

    /// <summary>Контрольная работа.</summary>
    Test,
}

public static class SchoolMarks
{
    public const int MaxWeight = 10;

    /// <summary>Null for зачёт and незачёт, which no mean counts.</summary>
    public static int? NumberOf(this SchoolMark mark) => mark switch
    {
        SchoolMark.Two => 2,
        SchoolMark.Three => 3,
        SchoolMark.Four => 4,
        SchoolMark.Five => 5,
        _ => null,
    };

    public static SchoolMark OfNumber(int number) => number switch
    {
        2 => SchoolMark.Two,
        3 => SchoolMark.Three,
        4 => SchoolMark.Four,
        5 => SchoolMark.Five,
        _ => throw new ArgumentOutOfRangeException(nameof(number)),
    };

    /// <summary>Proposed with the kind; the teacher may give another one.</summary>
    public static int UsualWeight(MarkKind kind) => kind switch
    {
        MarkKind.Answer or MarkKind.Homework => 1,
        MarkKind.Independent or MarkKind.Practical or MarkKind.Project => 2,
        MarkKind.Test => 3,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
