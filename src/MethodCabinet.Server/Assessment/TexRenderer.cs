using System.Reflection;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace MethodCabinet.Server.Assessment;

/// <summary>TeX to MathML, by Temml run in the process. One formula at a time; only authors' work passes here.</summary>
public sealed class TexRenderer : IDisposable
{
    private const int MaxLength = 5000;
    private readonly Lock gate = new();
    private Engine? engine;
    private JsValue? render;

    /// <summary>MathML; null when the TeX cannot be read, is too long or takes too much.</summary>
    public string? Render(string tex, bool display)
    {
        if (tex.Length > MaxLength)
        {
            return null;
        }

        lock (gate)
        {
            try
            {
                return Start().Invoke(render!, tex, display).AsString();
            }
            catch (JavaScriptException)
            {
                return null;
            }
            catch (Exception e) when (e is JintException or TimeoutException or InsufficientExecutionStackException)
            {
                // A limit may have cut Temml in the middle of its work; the next formula gets a fresh one.
                Dispose();
                return null;
            }
        }
    }

    public void Dispose()
    {
        engine?.Dispose();
        engine = null;
    }

    private Engine Start()
    {
        if (engine is null)
        {
            var started = new Engine(options => options.TimeoutInterval(TimeSpan.FromSeconds(5)).LimitRecursion(500));
            started.Execute(Source());
            // trust: false, so that TeX can make no links, and no styles or classes of its own.
            render = started.Evaluate("(tex, display) => temml.renderToString(tex, { displayMode: display, throwOnError: true, trust: false, maxExpand: 500 })");
            engine = started;
        }

        return engine;
    }

    private static string Source()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Tex.temml.min.js") ?? throw new InvalidOperationException("The resource Tex.temml.min.js is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
