using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OerPortal.TestKit;

/// <summary>Keeps what the server says. A warning or error that no test announced fails the run.</summary>
public sealed class ServerLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentBag<string> _expected = [];

    /// <summary>Everything from Information up, oldest first: "Warning OerPortal.Ingest.Scanner: …".</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>Announces warnings and errors that contain the text; they belong to the test.</summary>
    public void Expect(string part) => _expected.Add(part);

    /// <summary>Fails when the server warned or failed in a way nobody announced.</summary>
    public void ShouldBeQuiet()
    {
        var unexpected = _complaints.Where(line => !_expected.Any(part => line.Contains(part, StringComparison.Ordinal))).ToList();
        unexpected.ShouldBeEmpty("The server logged warnings or errors that no test expected.");
    }

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new Pen(this, categoryName);

    /// <inheritdoc />
    public void Dispose() { }

    private void Write(LogLevel level, string line)
    {
        _lines.Enqueue(line);
        if (level >= LogLevel.Warning) _complaints.Enqueue(line);
    }

    private sealed class Pen(ServerLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel)) return;
            log.Write(logLevel, $"{logLevel} {category}: {formatter(state, exception)}{(exception is null ? "" : $"\n{exception}")}");
        }
    }
}
