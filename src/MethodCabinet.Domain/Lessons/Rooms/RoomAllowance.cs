namespace MethodCabinet.Domain.Lessons.Rooms;

/// <summary>How much one person may send into a room: whole bursts of handwriting pass, a flood does not. One for each person, whatever the number of pages.</summary>
public sealed class RoomAllowance
{
    private Bucket drawing = new(60, 15);
    private Bucket moving = new(30, 15);
    private Bucket other = new(15, 2);

    /// <summary>A pen that moves; what is too much is not shown, the finished line is.</summary>
    public bool TakesMove(DateTimeOffset now) => moving.Take(now);

    /// <exception cref="RuleBroken">TooOften.</exception>
    public void Take(RoomAct act, DateTimeOffset now)
    {
        if (!BucketOf(act).Take(now, WeightOf(act)))
        {
            throw new RuleBroken(LessonErrors.TooOften);
        }
    }

    /// <summary>What was taken for an act that could not be stored: the same one will be asked for again.</summary>
    public void GiveBack(RoomAct act) => BucketOf(act).GiveBack(WeightOf(act));

    /// <summary>A long line weighs as much as several short ones.</summary>
    private static int WeightOf(RoomAct act) => act is Draw { Element: Stroke stroke } ? 1 + (stroke.Points.Count / 200) : 1;

    private ref Bucket BucketOf(RoomAct act) => ref act is Draw or Erase ? ref drawing : ref other;

    /// <param name="size">So many at once.</param>
    /// <param name="perSecond">So many come back.</param>
    private struct Bucket(double size, double perSecond)
    {
        private double used;
        private DateTimeOffset at;

        public bool Take(DateTimeOffset now, int weight = 1)
        {
            if (now > at)
            {
                used = Math.Max(0, used - ((now - at).TotalSeconds * perSecond));
                at = now;
            }

            if (used + weight > size)
            {
                return false;
            }

            used += weight;
            return true;
        }

        public void GiveBack(int weight) => used = Math.Max(0, used - weight);
    }
}
