namespace MethodCabinet.Bench;

/// <summary>The command line. <c>deploy/bench</c> gives the surroundings by environment variables.</summary>
/// <param name="Figures">Names of the figures to measure.</param>
/// <param name="Duration">Length of a timed figure.</param>
/// <param name="Answers">How many answers the figure of scoring scores.</param>
/// <param name="Server">Path of the published MethodCabinet.Server.dll.</param>
/// <param name="Postgres">Connection string of a durable PostgreSQL whose role may create databases.</param>
/// <param name="Repository">Root of the repository.</param>
public sealed record BenchOptions(bool List, IReadOnlyList<string> Figures, TimeSpan Duration, int Answers, string Server, string Postgres, string Repository)
{
    /// <exception cref="ArgumentException">An option is unknown or has no proper value; the message is for people.</exception>
    public static BenchOptions Parse(string[] args)
    {
        var list = false;
        var figures = new List<string>();
        var seconds = 20.0;
        var answers = 1_000_000;
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--list":
                    list = true;
                    break;
                case "--seconds":
                    if (++i >= args.Length || !double.TryParse(args[i], out seconds) || seconds <= 0)
                    {
                        throw new ArgumentException("--seconds takes a positive number.");
                    }

                    break;
                case "--answers":
                    if (++i >= args.Length || !int.TryParse(args[i], out answers) || answers < 1000)
                    {
                        throw new ArgumentException("--answers takes a number from 1000.");
                    }

                    break;
                case ['-', ..]:
                    throw new ArgumentException($"Unknown option '{args[i]}'. There are: --list, --seconds N, --answers N.");
                default:
                    figures.Add(args[i]);
                    break;
            }
        }

        return new BenchOptions(list, figures, TimeSpan.FromSeconds(seconds), answers, Surrounding("SERVER"), Surrounding("POSTGRES"), Surrounding("REPOSITORY"));
    }

    private static string Surrounding(string name) => Environment.GetEnvironmentVariable($"METHODCABINET_BENCH_{name}") ?? "";
}
