package org.posthorn.smtp;

import java.time.Duration;

import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.metrics.api.TimeMetric;
import org.reactivestreams.Publisher;

/** Measures nothing. */
final class Unmeasured implements MetricFactory {
    @Override
    public Metric generate(String name) {
        throw new UnsupportedOperationException("Handlers time commands and count nothing");
    }

    @Override
    public TimeMetric timer(String name) {
        return new Timer(name);
    }

    @Override
    public <T> Publisher<T> decoratePublisherWithTimerMetric(String name, Publisher<T> publisher) {
        return publisher;
    }

    @Override
    public <T> Publisher<T> decoratePublisherWithTimerMetricLogP99(String name, Publisher<T> publisher) {
        return publisher;
    }

    private record Timer(String name) implements TimeMetric, TimeMetric.ExecutionResult {
        @Override
        public ExecutionResult stopAndPublish() {
            return this;
        }

        @Override
        public Duration elasped() {
            return Duration.ZERO;
        }

        @Override
            public ExecutionResult logWhenExceedP99(Duration threshold) {
            return this;
        }
    }
}
