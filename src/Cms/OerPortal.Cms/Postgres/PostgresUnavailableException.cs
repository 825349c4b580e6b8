namespace OerPortal.Cms.Postgres;

/// <summary>The embedded database cannot run; the message says what to do next.</summary>
public sealed class PostgresUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
