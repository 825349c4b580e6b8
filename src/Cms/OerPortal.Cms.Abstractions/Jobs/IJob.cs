namespace OerPortal.Cms.Jobs;

/// <summary>A piece of background work: a small record that serialises to JSON and names what to do.</summary>
public interface IJob;
