using Npgsql;

namespace OerPortal.TestKit.Databases;

/// <summary>Tests wait as long as a machine needs that others keep busy: what a portal would call an outage after fifteen seconds is none here.</summary>
public static class Patient
{
    /// <summary>The same connection with time to open and to answer.</summary>
    public static string Connection(string connection) => new NpgsqlConnectionStringBuilder(connection) { Timeout = 120, CommandTimeout = 300 }.ConnectionString;
}
