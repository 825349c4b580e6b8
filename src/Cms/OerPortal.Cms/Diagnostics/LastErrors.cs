using Microsoft.Extensions.Logging;

namespace OerPortal.Cms.Diagnostics;

/// <summary>Keeps the last errors that were logged, in memory.</summary>
internal sealed class LastErrors(TimeProvider time) : ILoggerProvider, ILastErrors
{
    private const int Kept = 50;
    private const int LongestMessage = 400;

    private readonly Lock _lock = new();
    private readonly LinkedList<LoggedError> _errors = new();

    public ILogger CreateLogger(string categoryName) => new Ear(this, categoryName[(categoryName.LastIndexOf('.') + 1)..]);

    public IReadOnlyList<LoggedError> Newest(int count)
    {
        lock (_lock)
            return [.. _errors.Take(count)];
    }

    public void Dispose()
    {
        // Nothing is held.
    }

    private void Keep(string source, string message)
    {
        var kept = message.Length > LongestMessage ? message[..LongestMessage] + "…" : message;
        lock (_lock)
        {
            var times = 1;
            if (_errors.First?.Value is { } last && last.Source == source && last.Message == kept)
            {
                times += last.Times;
                _errors.RemoveFirst();
            }

            _errors.AddFirst(new LoggedError(time.GetUtcNow(), source, kept, times));
            if (_errors.Count > Kept)
                _errors.RemoveLast();
        }
    }

    private sealed class Ear(LastErrors kept, string source) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                kept.Keep(source, exception is null ? formatter(state, null) : $"{formatter(state, exception)} {exception.GetType().Name}: {exception.Message}");
        }
    }
}
