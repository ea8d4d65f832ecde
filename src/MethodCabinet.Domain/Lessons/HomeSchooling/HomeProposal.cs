using MethodCabinet.Domain.Lessons.Timetables;

namespace MethodCabinet.Domain.Lessons.HomeSchooling;

/// <summary>Hours a week that are to be placed.</summary>
/// <param name="Id">Of the line of the plan.</param>
public sealed record HomeNeed(Guid Id, Guid TeacherId, decimal WeeklyHours);

/// <summary>When the pupil can have lessons.</summary>
public sealed record HomeWindow(DayOfWeek Day, TimeOnly From, TimeOnly To);

/// <summary>When somebody has other lessons.</summary>
public sealed record TakenTime(Guid PersonId, DayOfWeek Day, TimeOnly From, TimeOnly To, WeekChoice Weeks);

/// <param name="NeedId">Of the line of the plan.</param>
public sealed record HomeSlot(Guid NeedId, DayOfWeek Day, TimeOnly StartsAt, WeekChoice Weeks);

/// <summary>A week for a pupil who is taught at home. The school looks at it and changes what it likes.</summary>
/// <param name="Left">Hours a week for which there was no time.</param>
public sealed record HomeProposal(IReadOnlyList<HomeSlot> Slots, IReadOnlyDictionary<Guid, decimal> Left)
{
    public const int MostWindows = 30;

    /// <summary>No pupil who is ill learns more than that in a day.</summary>
    public const int MostADay = 5;

    private const int GridMinutes = 5;

    /// <summary>
    /// Places lesson by lesson, subjects with many hours first: on the day that has the fewest lessons of the subject, then the fewest at all, as early as the pupil and the teacher are free.
    /// Half an hour a week becomes a lesson of odd or of even weeks, so that two of them may share a time.
    /// </summary>
    /// <param name="minutes">Of a lesson.</param>
    /// <param name="pause">Between two lessons of the pupil.</param>
    /// <param name="taken">Of the pupil and of the teachers.</param>
    public static HomeProposal Of(Guid pupilId, IReadOnlyCollection<HomeNeed> needs, IReadOnlyCollection<HomeWindow> windows, int minutes, int pause, IReadOnlyCollection<TakenTime> taken)
    {
        List<HomeSlot> slots = [];
        Dictionary<Guid, decimal> left = [];
        foreach (var (need, weeks) in LessonsOf(needs))
        {
            var place = (
                from day in windows.Select(window => window.Day).Distinct()
                let ofDay = slots.Where(slot => slot.Day == day).ToList()
                where ofDay.Count < MostADay
                from choice in weeks
                let start = Earliest(day, choice, need)
                where start is not null
                orderby ofDay.Count(slot => slot.NeedId == need.Id), ofDay.Count, Order(day), start, choice
                select new HomeSlot(need.Id, day, start.Value, choice)).FirstOrDefault();
            if (place is null)
            {
                left[need.Id] = left.GetValueOrDefault(need.Id) + (weeks.Count > 1 ? HomePlanItem.Step : 1);
            }
            else
            {
                slots.Add(place);
            }
        }

        return new([.. slots.OrderBy(slot => Order(slot.Day)).ThenBy(slot => slot.StartsAt).ThenBy(slot => slot.Weeks)], left);

        TimeOnly? Earliest(DayOfWeek day, WeekChoice choice, HomeNeed need)
        {
            foreach (var window in windows.Where(window => window.Day == day).OrderBy(window => window.From))
            {
                for (var start = Minute(window.From); start + minutes <= Minute(window.To); start += GridMinutes)
                {
                    if (IsFree(start))
                    {
                        return new TimeOnly(start / 60, start % 60);
                    }
                }
            }

            return null;

            bool IsFree(int start) =>
                !slots.Exists(slot => slot.Day == day && Meet(slot.Weeks, choice) && start < Minute(slot.StartsAt) + minutes + pause && Minute(slot.StartsAt) < start + minutes + pause)
                && !taken.Any(time => (time.PersonId == pupilId || time.PersonId == need.TeacherId) && time.Day == day && Meet(time.Weeks, choice) && start < Minute(time.To) && Minute(time.From) < start + minutes);
        }
    }

    /// <summary>Whether two lessons can fall into one week.</summary>
    public static bool Meet(WeekChoice one, WeekChoice other) => one == WeekChoice.Every || other == WeekChoice.Every || one == other;

    private static IEnumerable<(HomeNeed Need, IReadOnlyList<WeekChoice> Weeks)> LessonsOf(IReadOnlyCollection<HomeNeed> needs)
    {
        foreach (var need in needs.OrderByDescending(need => need.WeeklyHours).ThenBy(need => need.Id))
        {
            for (var hour = 1; hour <= need.WeeklyHours; hour++)
            {
                yield return (need, [WeekChoice.Every]);
            }

            if (need.WeeklyHours % 1 > 0)
            {
                yield return (need, [WeekChoice.Odd, WeekChoice.Even]);
            }
        }
    }

    private static int Minute(TimeOnly time) => (time.Hour * 60) + time.Minute;

    private static int Order(DayOfWeek day) => ((int)day + 6) % 7;
}
