using CsCheck;
using MethodCabinet.Domain.Courses.Talk;
using MethodCabinet.Domain.People;

namespace MethodCabinet.Domain.Tests.Courses;

public sealed class TalkTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 28);
    private static readonly Guid Me = Guid.Parse("0197f0a0-0000-7000-8000-000000000001"), Other = Guid.Parse("0197f0a0-0000-7000-8000-000000000002");

    [Theory]
    [InlineData(false, false, false, QuestionSight.Nothing)]
    [InlineData(false, true, true, QuestionSight.Nothing)]
    [InlineData(true, false, true, QuestionSight.Nothing)]
    [InlineData(true, true, false, QuestionSight.Answer)]
    [InlineData(true, true, true, QuestionSight.All)]
    public void The_cohort_sees_what_the_tutor_shows_and_the_question_only_with_consent(bool isAnswered, bool isForAll, bool mayBeShown, QuestionSight sight)
    {
        var question = new UnitQuestion { Id = Me, EnrolmentId = Me, CohortId = Me, UnitId = Me, Place = UnitPlace.Whole, Text = "?", AskedAt = Now, MayBeShown = mayBeShown };
        if (isAnswered)
        {
            question.Reply("!", "<p>!</p>", isForAll, Other, Now);
        }

        Assert.Equal(sight, question.SightOfCohort);
    }

    [Fact]
    public void A_mended_answer_is_new_again()
    {
        var question = new UnitQuestion { Id = Me, EnrolmentId = Me, CohortId = Me, UnitId = Me, Place = UnitPlace.Whole, Text = "?", AskedAt = Now, MayBeShown = false };
        question.Reply("Так", "", false, Other, Now);
        question.SeenAt = Now;
        question.Reply("Иначе", "", false, Other, Now);
        Assert.Null(question.SeenAt);
    }

    [Fact]
    public void A_message_is_its_authors_to_change_for_half_an_hour()
    {
        var post = Post();
        post.Rewrite("Второй", "", Me, Now.AddMinutes(29));
        Refused(TalkErrors.PostNotOwn, () => post.Rewrite("Чужой", "", Other, Now));
        Refused(TalkErrors.PostSettled, () => post.Rewrite("Поздно", "", Me, Now.AddMinutes(30)));
        Refused(TalkErrors.PostSettled, () => post.Delete(Me, Now.AddMinutes(30)));

        post.Delete(Me, Now);
        post.Delete(Me, Now.AddDays(1));
        Assert.Equal(("", ""), (post.Text, post.Html));
    }

    [Fact]
    public void What_is_hidden_says_why_and_is_not_changed_behind_the_tutors_back()
    {
        var post = Post();
        Refused(TalkErrors.ReasonMissing, () => post.Hide("  ", Other));
        post.Hide(" Реклама ", Other);
        Assert.Equal((true, "Реклама"), (post.IsHidden, post.HiddenReason));
        Refused(TalkErrors.PostSettled, () => post.Rewrite("Иначе", "", Me, Now));
        post.Show();
        post.Rewrite("Иначе", "", Me, Now);
    }

    [Theory]
    [InlineData(true, null, "Анна С.")]
    [InlineData(false, 17, "Анна С.")]
    [InlineData(false, 18, "Соколова Анна Игоревна")]
    [InlineData(false, null, "Соколова Анна Игоревна")]
    public void Pupils_and_minors_are_called_by_first_name_and_a_letter(bool isPupil, int? age, string name) =>
        Assert.Equal(name, LearnerName.Of(new Person { Id = Me, LastName = "Соколова", FirstName = "Анна", MiddleName = "Игоревна", CreatedAt = Now, BirthDate = age is { } years ? Today.AddYears(-years) : null }, isPupil, Today));

    [Theory]
    [InlineData(-1, null)]
    [InlineData(null, -1)]
    [InlineData(1, 1)]
    [InlineData(UnitPlace.MaxParagraph + 1, null)]
    [InlineData(null, UnitPlace.MaxSecond + 1)]
    public void A_place_is_a_paragraph_or_a_moment(int? paragraph, int? second) => Refused(TalkErrors.PlaceInvalid, () => new UnitPlace(paragraph, second, "").Checked());

    [Fact]
    public void A_quote_is_cut_between_characters() => Gen.String[0, 400].Sample(text =>
    {
        var quote = new UnitPlace(0, null, string.Concat(text.EnumerateRunes())).Checked().Quote;
        Assert.True(quote.Length <= UnitPlace.MaxQuote);
        Assert.False(quote.Length > 0 && char.IsHighSurrogate(quote[^1]));
    });

    /// <summary>Two devices write and send in any order, and send again what they do not know to have arrived.</summary>
    [Fact]
    public void No_device_overwrites_words_that_it_has_not_seen() => Gen.Select(Gen.Bool, Gen.Bool, Gen.Int[0, 3]).Array[1, 30].Sample(steps =>
    {
        var note = new UnitNote { Id = Me, EnrolmentId = Me, UnitId = Me, Place = UnitPlace.Whole };
        var seen = new int[2];
        foreach (var (isSecond, reads, letter) in steps)
        {
            var (device, before) = (isSecond ? 1 : 0, (note.Text, note.Revision, note.IsDeleted));
            if (reads)
            {
                seen[device] = note.Revision;
                continue;
            }

            var text = letter == 0 ? null : new string((char)('а' + letter), 1);
            try
            {
                note.Take(text, seen[device], Now);
                Assert.True(before.Revision == seen[device] || before.IsDeleted || (before.Text == text && note.Revision == before.Revision));
                Assert.Equal((text ?? "", text is null), (note.Text, note.IsDeleted));
                var after = note.Revision;
                note.Take(text, seen[device], Now);
                Assert.Equal(after, note.Revision);
                seen[device] = after;
            }
            catch (RuleBroken broken)
            {
                Assert.Equal(TalkErrors.NoteChanged, broken.Error);
                Assert.Equal(before, (note.Text, note.Revision, note.IsDeleted));
            }
        }
    });

    private static DiscussionPost Post() => new() { Id = Me, ThreadId = Me, AuthorId = Me, IsFirst = false, Text = "Первый", Html = "", WrittenAt = Now };

    private static void Refused(ErrorCode code, Action act) => Assert.Equal(code, Assert.Throws<RuleBroken>(act).Error);
}
