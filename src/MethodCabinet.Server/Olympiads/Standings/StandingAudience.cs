using System.Collections.Concurrent;

namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>Which groups of the hub have listeners in this process, and the standing that each was told last.</summary>
internal sealed class StandingAudience
{
    private readonly ConcurrentDictionary<string, Group> groups = new();

    /// <summary>A listener who has, or will read, this standing or a later one.</summary>
    public void Join(string group, StandingSnapshot standing) =>
        groups.AddOrUpdate(group, _ => new Group(1, standing), (_, known) => known with { Listeners = known.Listeners + 1 });

    public void Leave(string group)
    {
        var left = groups.AddOrUpdate(group, _ => throw new InvalidOperationException("Nobody joined."), (_, known) => known with { Listeners = known.Listeners - 1 });
        if (left.Listeners == 0)
        {
            groups.TryRemove(new KeyValuePair<string, Group>(group, left));
        }
    }

    public bool Listens(string group) => groups.ContainsKey(group);

    /// <summary>Null when nobody listens.</summary>
    public StandingSnapshot? Told(string group) => groups.TryGetValue(group, out var known) ? known.Told : null;

    /// <returns>False when nobody listens any more, or they were told it, or more, meanwhile.</returns>
    public bool Tell(string group, StandingSnapshot standing)
    {
        while (groups.TryGetValue(group, out var known) && known.Told.Head.Version < standing.Head.Version)
        {
            if (groups.TryUpdate(group, known with { Told = standing }, known))
            {
                return true;
            }
        }

        return false;
    }

    private sealed record Group(int Listeners, StandingSnapshot Told);
}
