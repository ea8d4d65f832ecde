namespace MethodCabinet.Server.Lessons.Media;

/// <summary>Looks at something soon, never twice at once: many wishes during one look are one look more.</summary>
internal sealed class MediaLook(Func<Task> look, Action<Exception> failed)
{
    private int wishes;

    public void Soon()
    {
        if (Interlocked.Increment(ref wishes) == 1)
        {
            _ = Task.Run(LookAsync);
        }
    }

    private async Task LookAsync()
    {
        int seen;
        do
        {
            seen = Volatile.Read(ref wishes);
            try
            {
                await look();
            }
#pragma warning disable CA1031 // whatever it is: another look mends it
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failed(exception);
            }
        }
        while (Interlocked.CompareExchange(ref wishes, 0, seen) != seen);
    }
}
