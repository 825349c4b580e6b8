using System.Collections.Concurrent;

namespace OerPortal.E2E.Tests.Running;

/// <summary>What a portal's process wrote, a line a message.</summary>
public sealed class TerminalLog
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentBag<string> _expected = [];

    /// <summary>Announces a warning or error that contains the text; it belongs to the test.</summary>
    public void Expect(string part) => _expected.Add(part);

    /// <summary>Fails when the server warned or failed in a way no test announced.</summary>
    public void ShouldBeQuiet() =>
        _lines.Where(line => line.StartsWith("warn:", StringComparison.Ordinal) || line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal))
            .Where(line => !_expected.Any(part => line.Contains(part, StringComparison.Ordinal)))
            .ShouldBeEmpty("The server logged warnings or errors that no test expected.");

    /// <summary>The last lines.</summary>
    public override string ToString() => string.Join('\n', _lines.TakeLast(40));

    internal void Add(string? line)
    {
        if (!string.IsNullOrEmpty(line)) _lines.Enqueue(line);
    }
}
